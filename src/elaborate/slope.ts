import { ONE } from '../core/affine.ts'
import { type Expr, grad, table, turnedGrad, type Var, variable } from '../core/expr.ts'
import { isTurnedIn, type Layout } from '../core/layout.ts'
import { memberOf, moveBy, moveName } from '../core/member.ts'
import { isScalar, isUnit, type Shape } from '../core/shape.ts'
import type { Derivative, Indexed, Syntax } from '../core/syntax.ts'
import {
  freeNames,
  gradEntry,
  type Ix,
  type Pos,
  position,
  slope,
  substituteTerm,
  type Term,
} from '../core/term.ts'
import { positionsIn } from './entry.ts'
import { refuse } from './refusal.ts'
import {
  type Derivable,
  type Letter,
  mentionsLetter,
  rangeOf,
  refuseUnknown,
  type Scope,
  useValue,
} from './scope.ts'
import { wholeIn } from './whole.ts'

/** A derivative sign with what it derives, by what, and where. */
export interface Signed {
  readonly of: Expr
  readonly ofAt: readonly Syntax[] | undefined
  readonly by: Var
  readonly byAt: readonly Syntax[] | undefined
  readonly mode: 'direct' | 'total'
  /** Set on derivatives of the loss. */
  readonly isGradient: boolean
}

/** `∂ε/∂V[i,j]`, `∂p[k]/∂V[i,j]`; positions behind the whole sign are those of its axes. */
export const derivativeTerm = (
  scope: Scope,
  syntax: Derivative,
  behind: readonly Syntax[] = [],
): Term => {
  const signed = signedIn(scope, syntax)
  const { of, by } = signed
  const isTurned = isTurnedHere(scope, syntax, of.shape, by.shape)
  const at = isTurned && !signed.ofAt && !signed.byAt ? behind.toReversed() : behind
  const ofAt = signed.ofAt ?? at.slice(0, at.length > 0 ? of.shape.length : 0)
  const byAt = signed.byAt ?? at.slice(signed.ofAt ? 0 : ofAt.length)
  const ofPositions = positionsOf(scope, of, ofAt, syntax)
  const byPositions = positionsOf(scope, by, byAt, syntax)
  return entryAt(signed, ofPositions, byPositions)
}

/** One entry of a derivative. */
export const entryAt = (
  { of, by, mode, isGradient }: Signed,
  ofAt: readonly Pos[],
  byAt: readonly Pos[],
): Term =>
  isGradient && of.kind === 'var' ? gradEntry(of, ofAt, by, byAt) : slope(of, ofAt, by, byAt, mode)

export const positionsOf = (
  scope: Scope,
  of: Expr,
  at: readonly Syntax[],
  syntax: Syntax,
): readonly Pos[] =>
  isScalar(of.shape) && at.length === 0 ? [] : positionsIn(scope, of, at, syntax)

/** A derivative without positions: the gradient itself, or the table of all its entries. */
export const derivativeWhole = (scope: Scope, syntax: Derivative): Expr => {
  const { of, ofAt, by, byAt, mode, isGradient } = signedIn(scope, syntax)
  if (ofAt && !byAt && !isScalar(by.shape)) return entryByWhole(scope, syntax)
  if (ofAt || byAt) return table([], derivativeTerm(scope, syntax))
  const isTurned = isTurnedHere(scope, syntax, of.shape, by.shape)
  if (isGradient && of.kind === 'var') return isTurned ? turnedGrad(grad(of, by)) : grad(of, by)
  const row = sweep(scope, of.shape)
  const column = sweep(scope, by.shape)
  const body = slope(of, row.at, by, column.at, mode)
  return laidOut(scope, [row.letters, column.letters], body, isTurned)
}

/** `∂q[2]/∂v`: one entry, derived by a whole array. */
const entryByWhole = (scope: Scope, syntax: Derivative): Expr => {
  const signed = signedIn(scope, syntax)
  const { of, ofAt = [], by } = signed
  const { at, letters } = sweep(scope, by.shape)
  const body = entryAt(signed, positionsOf(scope, of, ofAt, syntax), at)
  return laidOut(scope, [[], letters], body, isTurnedHere(scope, syntax, [], by.shape))
}

/** The table of a derivative, by the letters of what is derived and of the variable. */
export const laidOut = (
  scope: Scope,
  [row, column]: readonly [row: readonly Ix[], column: readonly Ix[]],
  body: Term,
  isTurned: boolean,
): Expr => {
  const letters = [...row, ...column]
  const sharesAxes = row.length > 0 && column.length > 0
  const straight = sharesAxes ? letters.filter(ix => !isUnit(ix.dim)) : letters
  return table(isTurned ? turned(scope, straight) : straight, body)
}

/** The letters of the transpose: of a column those of a row. */
const turned = (scope: Scope, letters: readonly Ix[]): readonly Ix[] =>
  letters.length === 1 ? [scope.fresh(ONE), ...letters] : letters.toReversed()

const layoutOf = ({ network }: Scope): Layout => network?.layout ?? 'gradient'

/** Whether the layout turns a derivative; ∇ of a scalar and J of a vector lie as they do in `gradient`. */
export const isTurnedHere = (
  scope: Scope,
  { isNabla }: Pick<Derivative, 'isNabla'>,
  of: Shape,
  by: Shape,
): boolean => !isNabla && isTurnedIn(layoutOf(scope), of, by)

/** A letter for each axis. */
export const sweep = (
  scope: Scope,
  shape: Shape,
): { at: readonly Pos[]; letters: readonly Ix[] } => {
  const letters = shape.map(dim => scope.fresh(dim))
  return { letters, at: letters.map(ix => (isUnit(ix.dim) ? ONE : position(ix))) }
}

/** What a derivative sign says. */
export const signedIn = (scope: Scope, syntax: Derivative): Signed => {
  const { network } = scope
  if (!network) return refuse('derivative-in-equation', syntax)
  const { base: byBase, at: byAt } = split(syntax.by)
  const { base: ofBase, at: ofAt } = split(syntax.of)
  const by = variableIn(scope, byBase)
  const entries = ofAt ? undefined : entriesIn(scope, ofBase)
  if (entries)
    return { ...entries, by, byAt, mode: modeOf(scope, network, entries.of, by), isGradient: false }
  const of = wholeIn(scope, ofBase)
  const isGradient = of.kind === 'var' && of.name === network.loss
  const mode = isGradient || syntax.total ? 'total' : modeOf(scope, network, of, by)
  return { of, ofAt, by, byAt, mode, isGradient }
}

/** `∂f(z_i)/∂z_j`: the whole of which an expression with letters is an entry. */
const entriesIn = (scope: Scope, syntax: Syntax): Pick<Signed, 'of' | 'ofAt'> | undefined => {
  if (syntax.kind === 'name' || !mentionsLetter(scope, syntax)) return undefined
  const { of, letters } = overLetters(scope, scope.read.term(scope, syntax), syntax)
  return { of, ofAt: letters.map(({ written }): Syntax => ({ kind: 'name', name: written })) }
}

/** The whole of which a term is an entry at the letters in force that stand in it. */
export const overLetters = (
  scope: Scope,
  term: Term,
  syntax: Syntax,
): { readonly of: Expr; readonly letters: readonly Letter[]; readonly axes: readonly Ix[] } => {
  const free = freeNames(term)
  const letters = [...scope.letters.values()].filter(letter => free.has(letter.name))
  const axes = letters.map(letter => {
    const dim = rangeOf(letter)
    return dim
      ? scope.fresh(dim)
      : refuse('letter-without-range', syntax, { letter: letter.written })
  })
  const by = new Map(letters.map((letter, n) => [letter.name, position(axes[n] as Ix)]))
  return { of: table(axes, substituteTerm(term, by)), letters, axes }
}

const split = (syntax: Syntax): { base: Syntax; at: readonly Syntax[] | undefined } => {
  const { base, at } =
    syntax.kind === 'indexed' ? (syntax as Indexed) : { base: syntax, at: undefined }
  return { base, at }
}

const variableIn = (scope: Scope, syntax: Syntax): Var => {
  const member = syntax.kind === 'layered' ? wholeIn(scope, syntax) : undefined
  if (member?.kind === 'var') return member
  if (syntax.kind !== 'name') return refuse('derivative-by', syntax)
  if (!scope.values.has(syntax.name)) return refuseUnknown(scope, syntax, syntax.name)
  return variable(syntax.name, useValue(scope, syntax.name))
}

/** `∂A/∂B` is direct where A's own equation mentions B, and of an expression; else total. */
const modeOf = (scope: Scope, network: Derivable, of: Expr, by: Var): Signed['mode'] => {
  const isDirect = of.kind !== 'var' || usesOf(network, of.name).some(use => isOrHas(use, by.name))
  const strict = isDirect ? 'direct' : 'total'
  return scope.lenient?.mode(of, by, strict) ?? strict
}

/** Names that the equation of a name mentions; of a member, at its place. */
const usesOf = ({ equations, families }: Derivable, name: string): readonly string[] => {
  const own = equations.get(name)
  const member = memberOf(name)
  const family = families.find(one => one.name === member?.family)
  if (own || !member || !family?.equation) return own?.uses ?? []
  const move = moveBy(new Map([[family.letter, member.at]]))
  return family.equation.uses.map(use => moveName(use, move))
}

/** A use is the name, or runs over members of its family. */
const isOrHas = (use: string, name: string): boolean => {
  const [a, b] = [memberOf(use), memberOf(name)]
  if (use === name || !a || !b || a.family !== b.family) return use === name
  return a.at.terms.some(([letter]) => !b.at.terms.some(([other]) => other === letter))
}
