import { type Expr, table } from '../../core/expr.ts'
import type { Derivative, SumSyntax, Syntax } from '../../core/syntax.ts'
import { sum } from '../../core/term.ts'
import { attempt, Refusal } from '../../elaborate/refusal.ts'
import {
  bindLetter,
  closeLetter,
  type Letter,
  mentionsLetter,
  type Scope,
  withLetters,
} from '../../elaborate/scope.ts'
import { arrayProduct, layRun } from './formal.ts'
import { hasSlice, sumOfArrays } from './slice.ts'

/** Σ_k ∂ε/∂p_k ∂p_k/∂V: entries times one derivative of which axes are left. */
export const arraySum = (scope: Scope, syntax: SumSyntax): Expr => {
  if (hasSlice(syntax.body)) return sumOfArrays(scope, syntax)
  const problems: Refusal['problems'][number][] = []
  const [plain] = attempt(() => table([], scope.read.term(scope, syntax)), problems)
  if (plain) return plain
  const letters = bound(scope, syntax)
  const inner = withLetters(scope, letters)
  const [found] = attempt(() => arrayProduct(inner, syntax.body), [])
  if (found) return layRun(scope, found.chain, sum(letters.map(closeLetter), found.body))
  const [other] = attempt(() => sumOfArrays(scope, syntax), [])
  if (!other) throw new Refusal(problems)
  return other
}

/** `∂p_k/∂V`, `∇_w \\log p_k`: one end at a position, the axes of the other left. */
export const openDerivative = (scope: Scope, syntax: Derivative): Expr | undefined => {
  const { of, by } = syntax
  const isEntry = (part: Syntax): boolean => part.kind === 'indexed' || mentionsLetter(scope, part)
  const isMixed = isEntry(of) !== isEntry(by)
  if (!isMixed || !mentionsLetter(scope, syntax)) return undefined
  const found = arrayProduct(scope, syntax)
  return found && layRun(scope, found.chain, found.body)
}

const bound = (scope: Scope, { letters, ...at }: SumSyntax): readonly Letter[] =>
  letters.map(letter => bindLetter(scope, letter, at))
