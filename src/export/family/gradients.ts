import { sameAffine, symbol } from '../../core/affine.ts'
import type { Derivation } from '../../core/derivation.ts'
import { variable } from '../../core/expr.ts'
import { type Graph, type Range, shapeOfName } from '../../core/graph.ts'
import { memberName, memberOf } from '../../core/member.ts'
import { atom } from '../../core/python.ts'
import { isScalar, jacobianShape, type Shape } from '../../core/shape.ts'
import { type EquationShare, shareOf } from '../../derive/family/shares.ts'
import { next } from '../../derive/family/span.ts'
import { freeName, mapGrads } from '../../derive/grads.ts'
import { zeros } from '../../ops/zeros.ts'
import { oneLine } from '../../render/escape.ts'
import { quoteForm } from '../../render/quote.ts'
import { printStatement, printText } from '../../render/text.ts'
import { writeAffine } from '../affine.ts'
import { openValues, writeForm } from '../definitions.ts'
import { aboutGradients, derivativeText, type Passes } from '../gradients.ts'
import type { Ground, Page } from '../page.ts'
import { shaped } from '../whole.ts'
import { blockLines, indented } from './forward.ts'
import { definedRuns, joined } from './places.ts'
import { placesText } from './range.ts'
import { type Statement, scheduleOf } from './schedule.ts'

/** What is asked of a network with families: gradients by names, of families at some places. */
export type Asked = Pick<Derivation, 'wrt' | 'range'>

/**
 * `gradients(**leaves)` of a network with families: from the last equation back to the first, each
 * adds its share to the gradients by the names that it mentions. So it is right at every length.
 */
export const writeMemberGradients = (passes: Passes, asked: readonly Asked[]): string => {
  const { ground } = passes
  const page = openValues(ground)
  const wanted = wantedBases(ground.graph, asked)
  const sums = openSums(page, ground, wanted)
  const lines = scheduleOf(ground.graph)
    .toReversed()
    .flatMap(block =>
      blockLines(page, block, 'back', one =>
        wanted.consumers.has(baseOf(one.name)) ? shareLines(page, ground, sums, one) : [],
      ),
    )
  const keys = [...new Set(asked.map(({ wrt }) => baseOf(wrt)))].map(
    base => [ground.names.of(base), resultText(page, ground, sums, base, asked)] as const,
  )
  return derivativeText(passes, page, {
    name: 'gradients',
    about: [
      aboutGradients(ground),
      '',
      'Those by families are dicts by place. Every equation adds its share, the last one first.',
    ],
    lines: [...sums.lines(lines), ...lines],
    keys,
  })
}

const baseOf = (name: string): string => memberOf(name)?.family ?? name

interface Wanted {
  /** Names and families whose gradients are summed up. */
  readonly bases: ReadonlySet<string>
  /** Those whose equations have shares to give: the loss depends on them. */
  readonly consumers: ReadonlySet<string>
}

/** What lies between the loss and what is asked for. */
const wantedBases = (graph: Graph, asked: readonly Asked[]): Wanted => {
  const uses = new Map<string, Set<string>>()
  for (const statement of scheduleOf(graph).flatMap(block => block.statements)) {
    const own = uses.get(baseOf(statement.name)) ?? new Set()
    for (const { name } of statement.sources.flatMap(one => one.mentions)) own.add(baseOf(name))
    uses.set(baseOf(statement.name), own)
  }
  const consumers = reached(new Set([graph.loss]), name => uses.get(name) ?? [])
  const above = reached(new Set(asked.map(({ wrt }) => baseOf(wrt))), name =>
    [...uses].flatMap(([user, used]) => (used.has(name) ? [user] : [])),
  )
  const isAsked = (base: string) => asked.some(({ wrt }) => baseOf(wrt) === base)
  const bases = [...above].filter(base => consumers.has(base) || isAsked(base))
  return { bases: new Set(bases.filter(base => base !== graph.loss)), consumers }
}

const reached = (
  start: ReadonlySet<string>,
  from: (name: string) => Iterable<string>,
): ReadonlySet<string> => {
  const found = new Set(start)
  for (const name of found) for (const other of from(name)) found.add(other)
  return found
}

/** The sums of shares, by name or family. */
interface Sums {
  /** The name in formulas, and the variable. */
  readonly names: ReadonlyMap<string, { readonly symbol: string; readonly variable: string }>
  /** The lines with which they begin. */
  lines(rest: readonly string[]): readonly string[]
}

const openSums = (page: Page, ground: Ground, { bases }: Wanted): Sums => {
  const { graph, names } = ground
  const fresh = names.local()
  const loss = shapeOfName(graph, graph.loss) ?? []
  const entries = new Map<string, { symbol: string; variable: string }>()
  for (const base of bases) {
    const own = { symbol: freeName(`g_${base}`, graph.names), variable: fresh(`g_${base}`) }
    entries.set(base, own)
    const family = graph.families.find(one => one.name === base)
    if (family) {
      const shape = jacobianShape(loss, family.shape)
      page.defineFamily({ ...family, name: own.symbol, shape }, own.variable)
    } else {
      const shape = jacobianShape(loss, shapeOfName(graph, base) ?? [])
      page.define(own.symbol, shaped(atom(own.variable), shape))
    }
  }
  const lines = () => [...entries].map(([base, own]) => zeroLine(page, ground, base, own.variable))
  return { names: entries, lines }
}

/** `g_h = {t: np.zeros_like(h[t]) for t in h}` */
const zeroLine = (page: Page, ground: Ground, base: string, own: string): string => {
  const { graph, names, py } = ground
  const loss = shapeOfName(graph, graph.loss) ?? []
  const name = names.of(base)
  const none = (shape: Shape, like: string): string => {
    if (shape.length === 0 && py.target === 'numpy') return '0.0'
    if (isScalar(loss)) return `${py.library}.zeros_like(${like})`
    const sizes = jacobianShape(loss, shape).map(dim => writeAffine(dim, page.size))
    return sizes.length === 0 ? '0.0' : py.filled(zeros.name, sizes)
  }
  const family = graph.families.find(one => one.name === base)
  if (!family) {
    if (isScalar(loss)) page.value(base)
    return `${own} = ${none(shapeOfName(graph, base) ?? [], name)}`
  }
  return page.within(family.letter, 'summand', t => {
    page.value(memberName(base, symbol(family.letter)))
    return `${own} = {${t}: ${none(family.shape, `${name}[${t}]`)} for ${t} in ${name}}`
  })
}

/** What an equation adds to the gradients by the names that it mentions. */
const shareLines = (
  page: Page,
  ground: Ground,
  sums: Sums,
  statement: Statement,
): readonly string[] => {
  const lines = statement.sources.flatMap(source =>
    source.mentions.flatMap(mention => {
      if (!sums.names.has(baseOf(mention.name))) return []
      const share = shareOf(ground.graph, source, mention)
      return share ? oneShare(page, ground, sums, share) : []
    }),
  )
  return lines.length === 0 ? [] : [`# ${oneLine(printStatement(statement.syntax))}`, ...lines]
}

const oneShare = (
  page: Page,
  ground: Ground,
  sums: Sums,
  { name, shape, over, form }: EquationShare,
): readonly string[] => {
  const { graph } = ground
  const [outer, ...rest] = over
  if (outer) {
    const places = placesText(page, outer.range)
    return page.within(outer.letter, 'loop', variable => [
      `for ${variable} in ${places}:`,
      ...indented(oneShare(page, ground, sums, { name, shape, over: rest, form })),
    ])
  }
  const named = mapGrads(form, grad => {
    const member = memberOf(grad.by)
    const { symbol: own } = sums.names.get(baseOf(grad.by)) ?? { symbol: grad.by }
    return variable(member ? memberName(own, member.at) : own, grad.shape)
  })
  const { symbol: own, variable: sum } = sums.names.get(baseOf(name)) ?? {
    symbol: '',
    variable: '',
  }
  const member = memberOf(name)
  const left = member ? `${sum}[${writeAffine(member.at, page.size).text}]` : sum
  const loss = shapeOfName(graph, graph.loss) ?? []
  const value = writeForm(page, named, jacobianShape(loss, shape))
  const sign = member ? memberName(own, member.at) : own
  const comment = `# ${oneLine(`${sign} += ${printText(quoteForm(named, graph.names))}`)}`
  return [...page.takeLines(), comment, `${left} += ${value.text}`]
}

/** The sum, or of a family the members that are asked for. */
const resultText = (
  page: Page,
  { graph, members }: Ground,
  { names }: Sums,
  base: string,
  asked: readonly Asked[],
): string => {
  const own = names.get(base)?.variable ?? '0.0'
  const family = graph.families.find(one => one.name === base)
  if (!family) return own
  const runs = chained(
    asked.flatMap(({ wrt, range }): Range[] => {
      const member = memberOf(wrt)
      if (member?.family !== base) return []
      return [range ?? { first: member.at, last: member.at }]
    }),
  )
  const given = members.find(one => one.family.name === base)?.runs ?? []
  const all = joined([...given, ...definedRuns(graph, family)])
  if (isSame(runs, all)) return own
  return page.within(family.letter, 'summand', t => {
    const places = runs.map(run => placesText(page, run))
    const list = places.length === 1 ? places[0] : `[${places.map(one => `*${one}`).join(', ')}]`
    return `{${t}: ${own}[${t}] for ${t} in ${list} if ${t} in ${own}}`
  })
}

/** Cases that follow each other as one run: at small lengths some of them have no places. */
const chained = (runs: readonly Range[]): readonly Range[] => {
  for (const a of runs) {
    const b = runs.find(other => sameAffine(other.first, next(a.last)))
    if (!b || a === b) continue
    const one = { first: a.first, last: b.last }
    return chained(runs.flatMap(run => (run === a ? [one] : run === b ? [] : [run])))
  }
  return runs
}

const isSame = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length &&
  a.every((one, n) => {
    const other = b[n] as Range
    return sameAffine(one.first, other.first) && sameAffine(one.last, other.last)
  })
