import { type Expr, table } from '../../core/expr.ts'
import { freeNamesIn } from '../../core/parts.ts'
import type { LetterSyntax, SumSyntax } from '../../core/syntax.ts'
import { sum, type Term } from '../../core/term.ts'
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
export const arraySum = (scope: Scope, written: SumSyntax): Expr => {
  const syntax = withoutUnknownEnds(scope, written)
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

/** Σ from 1 to a size that the file calls otherwise: over the whole axis. */
export const summedTerm = (scope: Scope, syntax: SumSyntax): Term | undefined => {
  const open = withoutUnknownEnds(scope, syntax)
  return open === syntax ? undefined : scope.read.term(scope, open)
}

const withoutUnknownEnds = (scope: Scope, syntax: SumSyntax): SumSyntax => {
  const isOpen = (letter: LetterSyntax) => letter.to !== undefined && isUnknownIn(scope, letter)
  if (!syntax.letters.some(isOpen)) return syntax
  return { ...syntax, letters: syntax.letters.map(one => (isOpen(one) ? { name: one.name } : one)) }
}

const isUnknownIn = (scope: Scope, { to }: LetterSyntax): boolean =>
  to !== undefined &&
  [...freeNamesIn(to)].some(
    name => !scope.sizes.has(name) && !scope.indices.has(name) && !scope.letters.has(name),
  )
