import { bareName } from '../core/affine.ts'
import { gradient, name as named } from '../core/nodes.ts'
import { mapParts, parts } from '../core/parts.ts'
import { isScalar, isUnit } from '../core/shape.ts'
import type { LetterSyntax, Name, SumSyntax, Syntax } from '../core/syntax.ts'
import type { Scope } from '../elaborate/scope.ts'
import { isNew } from './heads.ts'
import { letteredEntry } from './lettered.ts'

/**
 * A reading with what stands for something else put in: `δ_1` as a name of its own, `dW` as the
 * gradient that it names, and sizes that the derivation calls otherwise than the network.
 */
export const normal = (scope: Scope, syntax: Syntax): Syntax => {
  const sizes = sizesIn(scope, syntax)
  const go = (part: Syntax): Syntax => {
    const own = ownName(scope, part, sizes)
    if (own) return own
    return mapParts(part.kind === 'sum' ? openEnds(scope, part, sizes) : part, go)
  }
  return go(syntax)
}

const ownName = (
  scope: Scope,
  syntax: Syntax,
  sizes: ReadonlyMap<string, string>,
): Syntax | undefined => {
  const at = { ...(syntax.span && { span: syntax.span }) }
  const component = componentName(scope, syntax) ?? changeNamed(scope, syntax)
  if (component !== undefined) return { kind: 'name', name: component, ...at }
  const entry = changedEntry(scope, syntax)
  if (entry) return mapParts(entry, part => normal(scope, part))
  const lettered = letteredEntry(scope, syntax)
  if (lettered) return lettered
  if (syntax.kind !== 'name') return undefined
  const size = sizes.get(syntax.name)
  return size === undefined ? gradientNamed(scope, syntax) : { ...syntax, name: size }
}

/** `δ_1`, where δ itself is no value, or the derivation has defined δ_1. */
const componentName = (scope: Scope, syntax: Syntax): string | undefined => {
  if (syntax.kind !== 'indexed' || syntax.base.kind !== 'name') return undefined
  const places = syntax.at.map(pos => placeIn(scope, pos))
  if (!places.every(place => place !== undefined)) return undefined
  const own = componentOf(syntax.base.name, places)
  return isNew(scope, syntax.base.name) || scope.values.has(own) ? own : undefined
}

/** A number, or a size of the network: `s_n`. */
const placeIn = ({ sizes }: Scope, pos: Syntax): string | undefined => {
  if (pos.kind === 'numeral') return pos.text
  return pos.kind === 'name' && sizes.has(pos.name) ? pos.name : undefined
}

/** What `δ_1` is called as a name of its own. */
export const componentOf = (base: string, places: readonly string[]): string =>
  `${base}[${places.join(',')}]`

/** `dZ_{ij}` as an entry of the `dZ` that the derivation has defined, `dz^{(i)}` as what it has defined at samples. */
const changedEntry = (scope: Scope, syntax: Syntax): Syntax | undefined => {
  if (syntax.kind !== 'differential' || syntax.of.kind !== 'indexed') return undefined
  const { base, at } = syntax.of
  const whole = changeNamed(scope, { ...syntax, of: base })
  if (whole !== undefined) return { ...syntax.of, base: named(whole) }
  const own = base.kind === 'name' && at.length === 1 ? nameAtSamples(base.name) : undefined
  if (own === undefined || !scope.values.has(own)) return undefined
  return { kind: 'indexed', base: named(own), at, ...(syntax.span && { span: syntax.span }) }
}

/** What `dz^{(i)}` is called as a name of its own. */
export const nameAtSamples = (by: string): string => `d${by}^{(i)}`

export interface SampledGradient {
  readonly by: string
  /** The letter of the sample. */
  readonly letter: string
  /** What it may be the gradient by. */
  readonly of: Syntax
}

/** The variable of `dz^{(i)}`. */
export const sampledGradient = (syntax: Syntax): SampledGradient | undefined => {
  if (syntax.kind !== 'differential' || syntax.of.kind !== 'indexed') return undefined
  const { base, at } = syntax.of
  const [place, ...more] = at
  if (base.kind !== 'name' || place?.kind !== 'name' || more.length > 0) return undefined
  return { by: base.name, letter: place.name, of: syntax.of }
}

/** How often `dZ` stands in a reading for what the derivation has defined by that name. */
export const ownChanges = (scope: Scope, syntax: Syntax): number =>
  (changeNamed(scope, syntax) === undefined && !changedEntry(scope, syntax) ? 0 : 1) +
  parts(syntax).reduce((sum, part) => sum + ownChanges(scope, part), 0)

/** `dZ`, which the derivation has defined as something of its own. */
const changeNamed = (scope: Scope, syntax: Syntax): string | undefined => {
  const by =
    syntax.kind === 'differential' && syntax.of.kind === 'name' ? syntax.of.name : undefined
  return by !== undefined && scope.values.has(`d${by}`) ? `d${by}` : undefined
}

/** The variable of `dZ` where that may name the gradient by it. */
export const gradientBy = (scope: Scope, syntax: Syntax): string | undefined => {
  if (syntax.kind === 'differential' && syntax.of.kind === 'name') return syntax.of.name
  return syntax.kind === 'name' && gradientNamed(scope, syntax) ? syntax.name.slice(1) : undefined
}

/** `dW` as a name: the derivative of the loss by W. */
const gradientNamed = (scope: Scope, { name, span }: Name): Syntax | undefined => {
  const by = name.slice(1)
  const loss = scope.network?.loss
  if (!name.startsWith('d') || !isNew(scope, name) || !scope.values.has(by)) return undefined
  if (loss === undefined || !isScalar(scope.shapes.get(loss) ?? [])) return undefined
  const at = { ...(span && { span }) }
  return gradient(loss, named(by, at), at)
}

/** Sums from the first position to a name that is no size run over the whole axis. */
const openEnds = (
  scope: Scope,
  syntax: SumSyntax,
  sizes: ReadonlyMap<string, string>,
): SumSyntax => {
  const letters = syntax.letters.map(letter => {
    const end = endOf(scope, letter)
    return end !== undefined && !sizes.has(end) ? { name: letter.name } : letter
  })
  return { ...syntax, letters }
}

/** The name of which nothing is known, up to which a letter runs from the first position. */
const endOf = (scope: Scope, { from, to }: LetterSyntax): string | undefined => {
  const isFirst = from?.kind === 'numeral' && Number(from.text) === scope.base
  return isFirst && to?.kind === 'name' && isNew(scope, to.name) ? to.name : undefined
}

/** The sizes that names at the ends of sums stand for, by the axes along which their letters stand. */
const sizesIn = (scope: Scope, syntax: Syntax): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const visit = (part: Syntax): void => {
    for (const letter of part.kind === 'sum' ? part.letters : []) {
      const end = endOf(scope, letter)
      const size =
        end === undefined ? undefined : axisOf(scope, (part as SumSyntax).body, letter.name)
      if (end !== undefined && size !== undefined) found.set(end, size)
    }
    for (const inner of parts(part)) visit(inner)
  }
  visit(syntax)
  return found
}

const axisOf = (scope: Scope, syntax: Syntax, letter: string): string | undefined => {
  const own = syntax.kind === 'indexed' ? axisAt(scope, syntax.base, syntax.at, letter) : undefined
  if (own !== undefined) return own
  for (const part of parts(syntax)) {
    const found = axisOf(scope, part, letter)
    if (found !== undefined) return found
  }
  return undefined
}

const axisAt = (
  scope: Scope,
  base: Syntax,
  at: readonly Syntax[],
  letter: string,
): string | undefined => {
  const shape = base.kind === 'name' ? scope.shapes.get(base.name) : undefined
  const wide = shape?.length === at.length ? shape : shape?.filter(dim => !isUnit(dim))
  const place = at.findIndex(pos => pos.kind === 'name' && pos.name === letter)
  const dim = place < 0 ? undefined : wide?.[place]
  return dim && bareName(dim)
}
