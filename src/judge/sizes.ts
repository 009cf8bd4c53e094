import { bareName } from '../core/affine.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { name } from '../core/nodes.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { Chain, Member, Script } from '../core/script.ts'
import { isUnit } from '../core/shape.ts'
import type { Indexed, LetterSyntax, Syntax } from '../core/syntax.ts'

/**
 * A derivation with sizes called as the network calls them: `m` of `Σ_{i=1}^m`, where i runs over an axis of
 * size N; or `m` of `1/m`, where nothing says what it is and the equations speak of one size alone.
 */
export const withSizes = (graph: Graph, script: Script): Script => {
  const sizes = sizesIn(graph, script)
  if (sizes.size === 0) return script
  const put = (syntax: Syntax): Syntax => {
    const size = syntax.kind === 'name' ? sizes.get(syntax.name) : undefined
    if (size !== undefined) return name(size, syntax.span && { span: syntax.span })
    return mapParts(syntax, put)
  }
  const renamed = (member: Member): Member =>
    member.kind === 'formula' ? { ...member, readings: member.readings.map(put) } : member
  const chains = script.chains.map(
    (chain): Chain => ({ ...chain, members: chain.members.map(renamed) }),
  )
  return { ...script, chains }
}

const sizesIn = (graph: Graph, { chains }: Script): ReadonlyMap<string, string> => {
  const all = chains.flatMap(({ members }) =>
    members.flatMap(one => (one.kind === 'formula' ? one.readings : [])),
  )
  const heads = new Set(chains.map(headOf))
  const taken = new Set(all.flatMap(boundIn))
  const isOpen = (of: string) => isFree(graph, of) && !heads.has(of) && !taken.has(of)
  const said = all.flatMap(one => endsIn(graph, one)).filter(([of]) => isOpen(of))
  const found = new Map<string, string>()
  for (const [of, size] of said) if (!found.has(of)) found.set(of, size)
  for (const [of, size] of said) if (found.get(of) !== size) found.delete(of)
  if (found.size > 0) return new Map([...found].filter(([of, size]) => of !== size))
  const [only, ...more] = sizesSpokenOf(graph)
  const [divisor, ...others] = new Set(all.flatMap(divisorsIn).filter(isOpen))
  const isOne = only !== undefined && more.length === 0 && others.length === 0
  return new Map(isOne && divisor !== undefined && only !== divisor ? [[divisor, only]] : [])
}

const headOf = ({ members: [head] }: Chain): string | undefined => {
  const [first] = head?.kind === 'formula' ? head.readings : []
  return first?.kind === 'name' ? first.name : undefined
}

/** Nothing of the network, or a name that we gave to a size. */
const isFree = (graph: Graph, of: string): boolean =>
  graph.namedSizes?.has(of) === true || !graph.names.has(of)

const boundIn = (syntax: Syntax): readonly string[] => [
  ...(syntax.kind === 'sum' ? syntax.letters.map(letter => letter.name) : []),
  ...parts(syntax).flatMap(boundIn),
]

/** Names up to which letters run from the first position, with the sizes of their axes. */
const endsIn = (graph: Graph, syntax: Syntax): readonly (readonly [string, string])[] => {
  const own = (syntax.kind === 'sum' ? syntax.letters : []).flatMap(letter => {
    const end = endOf(graph, letter)
    const size = end === undefined ? undefined : axisOf(graph, syntax, letter.name)
    return end === undefined || size === undefined ? [] : [[end, size] as const]
  })
  return [...own, ...parts(syntax).flatMap(part => endsIn(graph, part))]
}

const endOf = ({ base }: Graph, { from, to }: LetterSyntax): string | undefined => {
  const isFirst = from?.kind === 'numeral' && Number(from.text) === base
  return isFirst && to?.kind === 'name' ? to.name : undefined
}

/** The size of the axis along which a letter stands. */
const axisOf = (graph: Graph, syntax: Syntax, letter: string): string | undefined => {
  const own = syntax.kind === 'indexed' ? axisAt(graph, syntax, letter) : undefined
  if (own !== undefined) return own
  for (const part of parts(syntax)) {
    const found = axisOf(graph, part, letter)
    if (found !== undefined) return found
  }
  return undefined
}

const axisAt = (graph: Graph, { base, at, axis }: Indexed, letter: string): string | undefined => {
  const place = at.findIndex(pos => pos.kind === 'name' && pos.name === letter)
  const shape = base.kind === 'name' ? shapeOfName(graph, base.name) : undefined
  const wide = shape?.length === at.length ? shape : shape?.filter(dim => !isUnit(dim))
  const dim = place < 0 ? undefined : axis === undefined ? wide?.[place] : shape?.[axis]
  return dim && bareName(dim)
}

/** Sizes that stand in the equations as numbers. */
const sizesSpokenOf = ({ equations, sizes }: Graph): readonly string[] => {
  const known = new Set(sizes)
  const visit = (syntax: Syntax): readonly string[] =>
    syntax.kind === 'name' && known.has(syntax.name) ? [syntax.name] : parts(syntax).flatMap(visit)
  return [...new Set(equations.flatMap(one => visit(one.syntax.body)))]
}

/** `m` of `1/m` and of `x/m`. */
const divisorsIn = (syntax: Syntax): readonly string[] => {
  const isRatio = syntax.kind === 'infix' && syntax.sign === '/' && syntax.right.kind === 'name'
  const own = isRatio && syntax.right.kind === 'name' && COUNT.test(syntax.right.name)
  return [
    ...(own && syntax.right.kind === 'name' ? [syntax.right.name] : []),
    ...parts(syntax).flatMap(divisorsIn),
  ]
}

/** What people call a number of samples. */
const COUNT = /^[mnNMBKT]$/
