import { CLAIM_WORDS, ENTRIES } from '../core/claim-words.ts'
import { parts } from '../core/parts.ts'
import { type Problem, problem } from '../core/problem.ts'
import type { CallSyntax, Span, Statement, Syntax } from '../core/syntax.ts'

/**
 * Names of values that stand before a bracket: `W'(a + b)` is no product.
 * Only what the file declares or defines is told; other names may be functions.
 */
export const calledValues = (
  statements: readonly Statement[],
  source: string,
): readonly Problem[] => {
  const values = new Set(statements.flatMap(valuesOf))
  const computed = new Set(
    statements.flatMap(one => (one.kind === 'equation' ? [one.name.name] : [])),
  )
  return statements
    .flatMap(one => {
      const calls = expressionsOf(one).flatMap(callsIn)
      return one.kind === 'claim' || one.kind === 'let'
        ? calls.filter(call => !computed.has(call.name) || !call.args.every(isPlain))
        : calls
    })
    .filter(call => values.has(call.name))
    .map(call => calledValue(call, source))
}

/** Words that only claims have, in another statement, where the file does not define them. */
export const strayWords = (statements: readonly Statement[]): readonly Problem[] => {
  const own = new Set(statements.flatMap(namesOf))
  return statements
    .filter(({ kind }) => kind !== 'claim')
    .flatMap(one =>
      expressionsOf(one)
        .flatMap(callsIn)
        .filter(({ name }) => one.kind !== 'let' || name === ENTRIES),
    )
    .filter(({ name }) => CLAIM_WORDS.includes(name) && !own.has(name))
    .map(({ name, span = NOWHERE }) => problem('only-in-claims', span, { name }))
}

const namesOf = (statement: Statement): readonly string[] =>
  statement.kind === 'declaration' ? statement.names.map(({ name }) => name) : valuesOf(statement)

/** In a claim a value may be called by what it is computed from: `f'(x)`, `f(2)`. */
const isPlain = (arg: Syntax): boolean =>
  arg.kind === 'name' || arg.kind === 'numeral' || arg.kind === 'indexed'

const valuesOf = (statement: Statement): readonly string[] => {
  if (statement.kind === 'equation') return [statement.name.name]
  if (statement.kind !== 'declaration' || statement.type.kind === 'function') return []
  return statement.names.map(({ name }) => name)
}

const expressionsOf = (statement: Statement): readonly Syntax[] => {
  switch (statement.kind) {
    case 'equation':
    case 'family':
      return [statement.body]
    case 'claim':
    case 'assumption':
      return [statement.left, statement.right]
    case 'let':
      return statement.shorthands.map(({ body }) => body)
    case 'directive':
    case 'declaration':
      return []
  }
}

const callsIn = (syntax: Syntax): readonly CallSyntax[] => {
  const below = parts(syntax).flatMap(callsIn)
  return syntax.kind === 'call' ? [syntax, ...below] : below
}

const calledValue = ({ name, span = NOWHERE }: CallSyntax, source: string): Problem => {
  const text = source.slice(span.start, span.end)
  const head = text.slice(0, text.indexOf('(')).trimEnd()
  const repair = `${head}*${text.slice(text.indexOf('('))}`
  return problem('called-value', span, { found: text, name, repair })
}

const NOWHERE: Span = { start: 0, end: 0 }
