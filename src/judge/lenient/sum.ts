import { type Expr, table } from '../../core/expr.ts'
import type { SumSyntax } from '../../core/syntax.ts'
import { sum } from '../../core/term.ts'
import { attempt, Refusal } from '../../elaborate/refusal.ts'
import {
  bindLetter,
  closeLetter,
  type Letter,
  type Scope,
  withLetters,
} from '../../elaborate/scope.ts'
import { arrayProduct, layRun } from './formal.ts'

/** Σ_k ∂ε/∂p_k ∂p_k/∂V: entries times one derivative of which axes are left. */
export const arraySum = (scope: Scope, syntax: SumSyntax): Expr => {
  const problems: Refusal['problems'][number][] = []
  const [plain] = attempt(() => table([], scope.read.term(scope, syntax)), problems)
  if (plain) return plain
  const letters = bound(scope, syntax)
  const inner = withLetters(scope, letters)
  const [found] = attempt(() => arrayProduct(inner, syntax.body), [])
  if (!found) throw new Refusal(problems)
  return layRun(scope, found.chain, sum(letters.map(closeLetter), found.body))
}

const bound = (scope: Scope, { letters, ...at }: SumSyntax): readonly Letter[] =>
  letters.map(letter => bindLetter(scope, letter, at))
