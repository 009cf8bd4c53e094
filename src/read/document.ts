import { problem, Refused } from '../core/problem.ts'
import type { Span } from '../core/syntax.ts'
import { builder, type Draft } from './chains.ts'
import type { TexParser } from './katex.ts'
import { expand, type Macros, Unbounded } from './macros.ts'
import { normalise } from './normalise/steps.ts'
import { conditionOf, type IsIndex } from './note.ts'
import type { Formulas, Part } from './part.ts'
import { proseReader } from './prose.ts'
import { isEquality } from './row.ts'
import { rowsOf } from './rows.ts'
import { isStandard } from './standard.ts'
import { lexTex, type Token } from './token.ts'

/** Most signs of equality of a document. */
const MOST_SIGNS = 5000

/** The chains of a document, members as tokens. */
export const draftsOf = (
  source: string,
  parts: readonly Part[],
  parse: TexParser,
  isIndex: IsIndex,
): readonly Draft[] => {
  const reading = { source, macros: new Map(), isStandard: isStandard(parse) }
  const chains = builder(isIndex)
  const prose = proseReader(source, isIndex)
  for (const part of parts) {
    const tokens = readPart(reading, part)
    prose.pass(part.span)
    if (tokens === 'unbounded') chains.addUnread(part.span)
    else if (part.kind === 'formulas' && isWanted(part, tokens, isIndex)) {
      const isNear = prose.before()
      chains.restrictLast(prose.behind())
      chains.addBlock(rowsOf(tokens), { isNear, isInline: part.isInline, only: prose.only() })
    } else if (part.kind === 'formulas') prose.say(tokens)
  }
  prose.pass({ start: source.length, end: source.length })
  chains.restrictLast(prose.behind())
  const drafts = chains.drafts.filter(({ signs }) => signs.length > 0)
  checkLength(drafts)
  return drafts
}

interface Reading {
  readonly source: string
  readonly macros: Macros
  readonly isStandard: (command: string) => boolean
}

/** What a part holds, macros put in; definitions are noted and leave nothing. */
const readPart = (
  { source, macros, isStandard: standard }: Reading,
  part: Part,
): readonly Token[] | 'unbounded' => {
  const tokens = lexTex(source, part.span, part.kind === 'formulas' ? part.how : {})
  try {
    return normalise(expand(tokens, macros, standard))
  } catch (error) {
    if (!(error instanceof Unbounded)) throw error
    return 'unbounded'
  }
}

/** In a line of prose only what says an equality, and not a case. */
const isWanted = ({ isInline }: Formulas, tokens: readonly Token[], isIndex: IsIndex): boolean =>
  !isInline || (tokens.some(isEquality) && conditionOf(tokens, isIndex) === undefined)

const checkLength = (drafts: readonly Draft[]): void => {
  let count = 0
  for (const { signs } of drafts) {
    count += signs.length
    const beyond: Span | undefined = signs[0]?.span
    if (count > MOST_SIGNS && beyond)
      throw new Refused(problem('too-many-equalities', beyond, { limit: `${MOST_SIGNS}` }))
  }
}
