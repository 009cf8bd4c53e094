import nearley from 'nearley'
import type { Token } from './lexer.ts'
import rules from './network.generated.ts'

/** What a text may be; each is a start of the grammar. */
export type Start = 'expression' | 'equation' | 'claim' | 'let' | 'assumption' | 'declaration'

export type Parsed<T> = { readonly value: T } | Stuck
/** Where a parse went no further, and what could have stood there: literals and types of tokens. */
export interface Stuck {
  readonly at: number
  readonly expected: ReadonlySet<string>
}

/** The one parse of some tokens. */
export const parseTokens = <T>(start: Start, tokens: readonly Token[]): Parsed<T> => {
  const parser = new nearley.Parser(grammar(start), { lexer: replay(tokens) })
  const table = Object.assign(parser, { reportError: () => STUCK }) as unknown as Table
  try {
    parser.feed('')
  } catch (error) {
    if (error instanceof Error && error.message === STUCK) return stuck(table)
    throw error
  }
  if (parser.results.length === 0) return stuck(table)
  if (parser.results.length > 1) throw new Error(`${parser.results.length} parses of one text`)
  return { value: parser.results[0] as T }
}

/** The part of nearley's state that tells what could come next. */
interface Table {
  readonly table: readonly { readonly scannable: readonly State[] }[]
  readonly current: number
}
interface State {
  readonly rule: {
    readonly symbols: readonly { readonly literal?: string; readonly type?: string }[]
  }
  readonly dot: number
}

const STUCK = 'stuck'

const stuck = ({ table, current }: Table): Stuck => ({
  at: current,
  expected: new Set(
    table[current]?.scannable.map(({ rule, dot }) => {
      const symbol = rule.symbols[dot]
      return symbol?.literal ?? symbol?.type ?? ''
    }),
  ),
})

/** A lexer that hands out tokens already made. */
const replay = (tokens: readonly Token[]): nearley.Lexer => {
  let next = 0
  return {
    reset: () => {},
    next: () => tokens[next++] as nearley.Token | undefined,
    save: () => ({}),
    formatError: () => '',
  }
}

const grammars = new Map<Start, nearley.Grammar>()

const grammar = (start: Start): nearley.Grammar => {
  const known = grammars.get(start)
  if (known) return known
  const made = nearley.Grammar.fromCompiled({
    ...rules,
    ParserStart: start,
  } as nearley.CompiledRules)
  grammars.set(start, made)
  return made
}
