import { gradient, name, transposition } from '../core/nodes.ts'
import { parts } from '../core/parts.ts'
import type { Chain, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { tr } from '../ops/tr.ts'
import type { Symbols } from './formula/symbols.ts'
import { namesOf } from './names.ts'

/**
 * The gradients that `df = tr(G^T dX)` gives a name: G, of which nothing else is said, is ∂f/∂X. (The first
 * identification theorem of Magnus & Neudecker, Matrix Differential Calculus, §5.)
 */
export const identified = (symbols: Symbols, chains: readonly Chain[]): readonly Chain[] => {
  const seen = new Set<string>()
  return chains.flatMap(({ members }) =>
    members.flatMap((member, n) => {
      const before = members[n - 1]
      const found = before && identifiedIn(before, member)
      if (!found || seen.has(found.name) || isKnown(symbols, found.name)) return []
      seen.add(found.name)
      return definitionsOf(symbols, found, member)
    }),
  )
}

interface Identified {
  /** As it stands there, `G'` or `G`. */
  readonly name: string
  readonly gradient: Syntax
}

const identifiedIn = (left: Member, right: Member): Identified | undefined => {
  if (left.kind !== 'formula' || right.kind !== 'formula') return undefined
  const [{ of } = NONE] = left.readings.flatMap(one => (one.kind === 'differential' ? [one] : []))
  if (of?.kind !== 'name') return undefined
  for (const reading of right.readings) {
    const product = traced(reading)
    if (product.kind !== 'infix' || product.sign !== '*') continue
    const { left: factor, right: change } = product
    const turned = turnedName(factor)
    if (change.kind === 'differential' && change.of.kind === 'name' && turned !== undefined)
      return { name: turned, gradient: gradient(of.name, change.of) }
  }
  return undefined
}

const NONE: { readonly of?: Syntax } = {}

/** What stands below a trace; of a vector it needs none. */
const traced = (syntax: Syntax): Syntax =>
  syntax.kind === 'call' && syntax.name === tr.name && syntax.args.length === 1
    ? (parts(syntax)[0] as Syntax)
    : syntax

/** `G^T`; `G'`, which of a name that nobody knows is read as a name. */
const turnedName = (syntax: Syntax): string | undefined => {
  if (syntax.kind === 'transposition' && syntax.arg.kind === 'name') return syntax.arg.name
  return syntax.kind === 'name' && syntax.name.endsWith("'") ? syntax.name : undefined
}

const isKnown = ({ graph, defined }: Symbols, of: string): boolean =>
  defined.has(of) || namesOf(graph).has(bareOf(of))

const bareOf = (of: string): string => of.replace(/'$/, '')

const definitionsOf = (
  { defined }: Symbols,
  { name: of, gradient: value }: Identified,
  at: Member,
): readonly Chain[] => {
  const bare = bareOf(of)
  const isGiven = defined.has(bare)
  const own = isGiven ? [] : [defining(at, 0, bare, value)]
  const turned = transposition(isGiven ? name(bare) : value)
  return bare === of ? own : [...own, defining(at, 1, of, turned)]
}

/** A definition that stands within a member, where no sign does. */
const defining = ({ span, text }: Member, n: number, of: string, value: Syntax): Chain => {
  const start = span.start - 1 + n
  const member = (syntax: Syntax): Member => ({ kind: 'formula', span, text, readings: [syntax] })
  return {
    members: [member(name(of)), member(value)],
    signs: [{ kind: 'define', span: { start, end: start } }],
  }
}
