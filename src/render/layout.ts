import {
  type Derivation,
  type Kind,
  type Places,
  type Reason,
  type Rule,
  resultOf,
  type Step,
  subjectOf,
} from '../core/derivation.ts'
import type { Finding, Verdict } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { memberOf } from '../core/member.ts'
import { derivedBy } from '../core/mentioned.ts'
import { isScalar, type Shape } from '../core/shape.ts'
import { firstEntry, formIn } from './manner.ts'
import type { Prose } from './prose.ts'
import type { Kept, Style } from './style.ts'

/** A derivation with what the numbers say of each step; the first has no finding. */
export interface Judged {
  readonly derivation: Derivation
  readonly findings: readonly (Finding | undefined)[]
  /** With `--detail full`: what each step does, in a sentence. */
  readonly sentences?: readonly (Prose | undefined)[]
}

/** What is to be laid out: derivations of all names that chains may run into. */
export interface Request {
  readonly judged: readonly Judged[]
  /** Keys of derivations in the order of their chains. */
  readonly names: readonly string[]
  /** True when a person listed the names: then each keeps a chain of its own. */
  readonly isAsked: boolean
  /** What stands before the first chain by one of its names. */
  readonly differentials?: readonly Before[]
}

/** Chains of an equation, and the names and families on its right side that move. */
export interface Before {
  readonly of: string
  readonly movers: readonly string[]
  readonly judged: readonly Judged[]
}

/** One chain of equalities; the first member is the gradient itself. */
export interface Chain {
  readonly wrt: string
  /** Places of a family for which it stands. */
  readonly range?: Places
  readonly kind: Kind
  readonly members: readonly Member[]
  /** All steps of the derivation that it begins with, shown or not. */
  readonly steps: readonly Step[]
  readonly shape: Shape
  /** First of its pattern. */
  readonly isFirst: boolean
}
/** What stands behind an equals sign. */
export interface Member {
  readonly step: Step
  readonly reason?: Reason
  /** The verdict of all steps since the member before. */
  readonly finding?: Finding
  /** True when members before this one were left out for `…`. */
  readonly isAfterDots: boolean
  /** What the step does, with `--detail full`; of the first member, how the variable acts. */
  readonly sentence?: Prose
}

/** The chains of a style: which members are shown, what runs into what, what is shortened. */
export const layOut = (request: Placed, style: Style): readonly Chain[] => {
  const { graph, isAsked } = request
  const { own, apart } = split(
    request.judged.map(one => inStyle(one, style)),
    style,
  )
  const byName = new Map(own.map(j => [subjectOf(j.derivation), j]))
  const placed = new Set<string>()
  const told = new Set<Before>()
  const patterns = new Set<string>()
  const chains: Chain[] = []
  for (const name of ordered(request, style)) {
    const start = byName.get(name)
    if (!start || (placed.has(name) && !isAsked)) continue
    if (!isAsked && isHidden(start, own, style)) continue
    placed.add(name)
    for (const one of request.differentials ?? []) {
      if (told.has(one) || !isBefore(one, start, graph)) continue
      told.add(one)
      chains.push(...one.judged.map(each => chainOf([each], style, new Set())))
    }
    const run = style.flow ? follow(start, byName, request, placed) : [start]
    chains.push(chainOf(run, style, patterns))
  }
  const shown = new Set(chains.map(chain => chain.wrt))
  const others = apart.filter(one => shown.has(one.derivation.wrt))
  return [...chains, ...others.map(one => chainOf([one], style, new Set()))].map(chain =>
    chainIn(chain, style, graph),
  )
}

/** An equation before the gradients that follow from it; in a family not before those of its last place. */
export const isBefore = ({ of, movers }: Before, { derivation }: Judged, graph: Graph): boolean => {
  if (!movers.includes(baseOf(derivation.wrt))) return false
  if (graph.families.length === 0 || of === graph.loss) return true
  const rests = derivedBy(resultOf(derivation)).map(baseOf)
  return rests.length === 0 || rests.includes(of)
}

const baseOf = (name: string): string => memberOf(name)?.family ?? name

/** Kinds are hidden only behind others. */
const isHidden = (one: Judged, all: readonly Judged[], { hidden = [] }: Style): boolean =>
  hidden.includes(one.derivation.kind) &&
  !all.every(({ derivation }) => hidden.includes(derivation.kind))

interface Placed extends Request {
  readonly graph: Graph
}

/** The chain with its forms as the style has them. */
const chainIn = (chain: Chain, style: Style, graph: Graph): Chain => {
  const isFar = chain.members.some(({ step }) => style.numbered?.includes(step.rule))
  const isNumbered = isFar && !hasNumberedNames(graph)
  const stepIn = (step: Step): Step => {
    const form = formIn(step.form, style)
    return { ...step, form: isNumbered ? firstEntry(form, graph) : form }
  }
  return {
    ...chain,
    members: chain.members.map(member => ({ ...member, step: stepIn(member.step) })),
    steps: chain.steps.map(stepIn),
  }
}

/** Whether the first entry of an array would look like another name: `b_1`. */
const hasNumberedNames = ({ leaves, equations, names, base }: Graph): boolean =>
  [...leaves, ...equations].some(
    ({ name, shape }) =>
      !isScalar(shape) && (names.has(`${name}${base}`) || names.has(`${name}_${base}`)),
  )

/** From the loss back: equation by equation, the value before what it is computed from. */
const ordered = (
  { names, isAsked, graph, judged }: Placed,
  { order }: Style,
): readonly string[] => {
  if (isAsked || order !== 'backward') return names
  const families = graph.families.filter(family => family.equation).map(family => family.name)
  const defined = new Set([...graph.equations.map(equation => equation.name), ...families])
  const subjects = judged.filter(
    ({ derivation: { wrt } }) => defined.has(wrt) || defined.has(baseOf(wrt)),
  )
  const equations = new Set(subjects.map(({ derivation }) => subjectOf(derivation)))
  const groups: string[][] = [[]]
  for (const name of names) {
    const last = groups.at(-1) as string[]
    if (!equations.has(name)) last.push(name)
    else {
      last.unshift(name)
      groups.push([])
    }
  }
  return groups.reverse().flat()
}

/** The steps that a style of entries is about: from the entry to the last one that is in entries. */
const inStyle = (one: Judged, { form }: Style): Judged => {
  const { steps } = one.derivation
  const first = steps.findIndex(({ rule }) => rule === 'component')
  if (form !== 'entries' || first < 0) return one
  const kept = steps.flatMap((step, n) =>
    n >= first && step.form.level === 'index' ? [{ step, finding: one.findings[n], n }] : [],
  )
  return {
    derivation: { ...one.derivation, steps: kept.map(({ step }) => step) },
    findings: kept.map(({ finding }, n) => (n === 0 ? undefined : finding)),
    ...sentencesAt(
      one,
      kept.map(({ n }) => n),
    ),
  }
}

const sentencesAt = ({ sentences }: Judged, kept: readonly number[]): Pick<Judged, 'sentences'> =>
  sentences ? { sentences: kept.map(n => sentences[n]) } : {}

/** Derivations without members that stand apart, and these, each behind its head. */
const split = (judged: readonly Judged[], { apart = [] }: Style) => ({
  own: judged.map(one => picked(one, (rule, n) => n === 0 || !apart.includes(rule))),
  apart: judged.flatMap(one =>
    one.derivation.steps
      .filter(({ rule }, n) => n > 0 && apart.includes(rule))
      .map(step => picked(one, (_, n) => n === 0 || one.derivation.steps[n] === step)),
  ),
})

/** Some steps of a derivation, with what is said of all up to them. */
const picked = (one: Judged, isKept: (rule: Rule, n: number) => boolean): Judged => {
  const { derivation, findings } = one
  const kept = derivation.steps.flatMap((step, n) => (isKept(step.rule, n) ? [{ step, n }] : []))
  if (kept.length === derivation.steps.length) return one
  const found = kept.map(({ n }, k) => {
    const since = findings.slice((kept[k - 1]?.n ?? -1) + 1, n + 1)
    return join(since.filter(finding => finding !== undefined))
  })
  return {
    derivation: { ...derivation, steps: kept.map(({ step }) => step) },
    findings: found,
    ...sentencesAt(
      one,
      kept.map(({ n }) => n),
    ),
  }
}

/** The derivations that one chain runs through. */
const follow = (
  start: Judged,
  byName: ReadonlyMap<string, Judged>,
  { names, isAsked }: Request,
  placed: Set<string>,
): readonly Judged[] => {
  const run = [start]
  for (let last = start; last.derivation.kind === 'bias'; ) {
    const name = endsIn(last.derivation)
    const next = name === undefined ? undefined : byName.get(name)
    if (!next || name === undefined || placed.has(name)) break
    if (isAsked && names.includes(name)) break
    placed.add(name)
    run.push(next)
    last = next
  }
  return run
}

/** The derivation of the gradient in which one ends, for the same places. */
const endsIn = (derivation: Derivation): string | undefined => {
  const form = resultOf(derivation)
  if (form.level !== 'matrix' || form.expr.kind !== 'grad') return undefined
  const { range } = derivation
  const isGeneral =
    range && memberOf(form.expr.by)?.at.terms.some(([name]) => name === range.letter)
  const { range: _, ...rest } = derivation
  return subjectOf({ ...rest, wrt: form.expr.by, ...(isGeneral && { range }) })
}

const chainOf = (run: readonly Judged[], style: Style, patterns: Set<string>): Chain => {
  const [{ derivation }] = run as [Judged]
  const { wrt, kind, range, steps, shape } = derivation
  const scalar = isScalar(derivation.shape)
  const pattern = patternOf(run)
  const isFirst = scalar || !patterns.has(pattern)
  if (!scalar) patterns.add(pattern)
  const places = placesOf(run, style, scalar)
  const kept = isFirst ? undefined : style.flow?.shorten[kind]
  const members = membersOf(kept ? shorten(places, kept) : places)
  const hasReason = (step: Step) => !scalar && style.reasons.includes(step.kind)
  const reasoned = members.map(m => withReason(m, hasReason(m.step)))
  return { wrt, kind, isFirst, members: reasoned, steps, shape, ...(range && { range }) }
}

/** Chains of one pattern go through the same rules for derivations of the same kinds. */
const patternOf = (run: readonly Judged[]): string =>
  run.map(({ derivation: { kind, steps } }) => [kind, ...steps.map(s => s.rule)].join()).join(';')

/** A step of a run, and whether it is written down. */
interface Place {
  readonly step: Step
  readonly finding: Finding | undefined
  readonly sentence?: Prose
  readonly isShown: boolean
  /** Left out for `…`. */
  readonly isCut?: boolean
  /** Never left out. */
  readonly isKept?: true
}

/** All steps of a run. Where a derivation goes on in another, its result is the goal of that one. */
const placesOf = (run: readonly Judged[], style: Style, scalar: boolean): readonly Place[] =>
  run.flatMap(({ derivation, findings, sentences }, n) => {
    const { steps, kind } = derivation
    const table = n === 0 ? style : (style.flow?.goOn ?? style)
    const rules = (scalar ? table.scalars : table.tensors)[kind]
    const isLast = n === run.length - 1
    return steps.map((step, k) => ({
      step,
      ...(namesLetters(run, step, n) && { isKept: true as const }),
      finding: findings[k],
      ...(sentences?.[k] && { sentence: sentences[k] }),
      isShown:
        (n === 0 && k === 0) ||
        namesLetters(run, step, n) ||
        (isLast && k === steps.length - 1) ||
        (rules.includes(step.rule) &&
          !isHandedOn(step, n, isLast) &&
          !isSuperseded(step, steps, style)),
    }))
  })

/** The entry of what is asked for, where the result is one: it says which letter is which axis. */
const namesLetters = (run: readonly Judged[], { rule }: Step, n: number): boolean => {
  const last = run.at(-1)?.derivation.steps.at(-1)?.form
  return n === 0 && rule === 'component' && last?.level === 'index' && last.free.length > 0
}

/** The whole that two derivations of a run share, and its entry. */
const isHandedOn = ({ rule }: Step, n: number, isLast: boolean): boolean =>
  (n > 0 && (rule === 'goal' || rule === 'component')) || (!isLast && rule === 'matrix-form')

const isSuperseded = (
  { rule }: Step,
  steps: readonly Step[],
  { superseded = [] }: Style,
): boolean =>
  superseded.some(([one, other]) => one === rule && steps.some(step => step.rule === other))

const shorten = (places: readonly Place[], kept: readonly Kept[]): readonly Place[] =>
  places.map((place, n) => {
    const { kind, rule } = place.step
    const stays = kept.some(([k, r]) => k === kind && r === rule)
    const isEnd = n === 0 || n === places.length - 1
    return isEnd || stays || place.isKept || !place.isShown
      ? place
      : { ...place, isShown: false, isCut: true }
  })

/** The shown steps, each with the findings of those left out before it; dots stand only behind the head. */
const membersOf = (places: readonly Place[]): readonly Member[] => {
  const members: Member[] = []
  let findings: Finding[] = []
  let isAfterDots = false
  for (const { step, finding, sentence, isShown, isCut } of places) {
    if (finding) findings.push(finding)
    isAfterDots ||= isCut === true
    if (!isShown) continue
    const joined = join(findings)
    const isSecond = members.length === 1
    members.push({
      step,
      isAfterDots: isAfterDots && isSecond,
      ...(joined ? { finding: joined } : {}),
      ...(sentence ? { sentence } : {}),
    })
    findings = []
    isAfterDots = false
  }
  return members
}

const withReason = (member: Member, isWanted: boolean): Member =>
  isWanted && member.step.reason ? { ...member, reason: member.step.reason } : member

/** From worst to best. */
const ORDER: readonly Verdict[] = ['failed', 'undecided', 'tested', 'proved']

/** What holds of several equalities in a row. */
const join = (findings: readonly Finding[]): Finding | undefined => {
  const [worst] = findings.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
  if (!worst) return undefined
  return {
    ...worst,
    uses: [...new Set(findings.flatMap(f => f.uses ?? []))],
    error: Math.max(...findings.map(f => f.error)),
    draws: Math.min(...findings.map(f => f.draws)),
    skipped: Math.max(...findings.map(f => f.skipped)),
  }
}
