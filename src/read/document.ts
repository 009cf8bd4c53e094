import { problem, Refused } from '../core/problem.ts'
import type { Span } from '../core/syntax.ts'
import { assignmentsIn } from './assignments.ts'
import { readBlock } from './block.ts'
import { builder, type Draft } from './chains.ts'
import type { TexParser } from './katex.ts'
import type { IsIndex } from './note.ts'
import type { Part } from './part.ts'
import { proseReader } from './prose.ts'
import { type Seen, saidNames } from './said-names.ts'
import { isStandard } from './standard.ts'
import type { Token } from './token.ts'
import { toldCases } from './told-cases.ts'
import { withTold } from './with-told.ts'

/** Most signs of equality of a document. */
const MOST_SIGNS = 5000

/** The chains of a document, members as tokens. */
export const draftsOf = (
  source: string,
  parts: readonly Part[],
  parse: TexParser,
  isIndex: IsIndex,
): readonly Draft[] => {
  const reading = { source, macros: new Map(), isStandard: isStandard(parse), isIndex }
  const chains = builder(isIndex)
  const prose = proseReader(source, isIndex)
  const seen: Seen[] = []
  for (const part of parts) {
    const block = readBlock(reading, part)
    prose.pass(part.span)
    if (block !== 'unbounded' && part.kind === 'formulas') seen.push({ span: part.span, block })
    if (block === 'unbounded') chains.addUnread(part.span)
    else if (part.kind === 'formulas' && block.rows) {
      const isNear = prose.before()
      chains.restrictLast(prose.rangesBehind(), prose.isCaseBefore(), prose.behind())
      chains.addBlock(block.rows, { isNear, isInline: part.isInline, ...prose.told() })
      if (part.isInline && isGiven(block.tokens, isIndex)) prose.gave()
    } else if (part.kind === 'formulas') prose.say(block.tokens)
  }
  prose.pass({ start: source.length, end: source.length })
  chains.restrictLast(prose.rangesBehind(), prose.isCaseBefore(), prose.behind())
  const all = chains.drafts.filter(({ signs }) => signs.length > 0)
  checkLength(all)
  const drafts = withTold(all, toldCases(source, seen, isIndex), isIndex)
  const others = [...saidNames(source, seen, isIndex), ...assignmentsIn(seen, isIndex)]
  return others.length === 0
    ? drafts
    : [...drafts, ...others].toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** `t = 1`: what a value of the network is. */
const isGiven = (tokens: readonly Token[], { values }: IsIndex): boolean =>
  values.has(GIVEN.exec(tokens.map(({ text }) => text).join(''))?.[1] ?? '')

const GIVEN = /^\s*\\?([A-Za-z]+)\s*=\s*[-+]?\d+(?:\.\d+)?\s*$/

const placeOf = ({ signs }: Draft): number => signs[0]?.span.start ?? 0

const checkLength = (drafts: readonly Draft[]): void => {
  let count = 0
  for (const { signs } of drafts) {
    count += signs.length
    const beyond: Span | undefined = signs[0]?.span
    if (count > MOST_SIGNS && beyond)
      throw new Refused(problem('too-many-equalities', beyond, { limit: `${MOST_SIGNS}` }))
  }
}
