import type { Chain } from '../core/script.ts'
import type { Span, Syntax } from '../core/syntax.ts'
import type { Hearing, Naming } from '../hear/hearing.ts'
import { HEARINGS } from '../hear/languages.ts'
import { textOf } from './arguments.ts'
import type { Block } from './block.ts'
import { FORMULA } from './cases.ts'
import type { Draft } from './chains.ts'
import type { Symbols } from './formula/symbols.ts'
import { namesOf } from './names.ts'
import type { IsIndex } from './note.ts'
import { withoutDelimiters } from './prose.ts'
import { isSpace } from './row.ts'
import type { Token } from './token.ts'

/** A formula of a document. */
export interface Seen {
  readonly span: Span
  readonly block: Block
}

/**
 * The definitions that the words between two formulas give: "let $G$ denote $\partial L/\partial W$" says
 * `G := ∂L/∂W`. Only where the words are plain, one of the two is a name and the other one formula.
 */
export const saidNames = (
  source: string,
  seen: readonly Seen[],
  isIndex: IsIndex,
): readonly Draft[] =>
  seen.slice(1).flatMap((second, n) => {
    const first = seen[n] as Seen
    const span = { start: first.span.end, end: second.span.start }
    if (span.end - span.start > FARTHEST) return []
    const words = wordsAround(source, span, [seen[n - 1], first, second, seen[n + 2]])
    const said = SAYINGS.find(one => hears(one, words))
    const members = said && membersOf(said, first, second, isIndex)
    return members
      ? [{ members, signs: [defines(span)], isRow: false, ranges: [], isSaid: true }]
      : []
  })

/** Whether both sides are read, and the name is new to the network and to what was written before. */
export const givesName = (
  { graph, defined }: Symbols,
  { members: [head, formula] }: Chain,
): boolean => {
  if (head?.kind !== 'formula' || formula?.kind !== 'formula') return false
  const name = nameIn(head.readings[0])
  return name !== undefined && !namesOf(graph).has(name) && !defined.has(name)
}

/** `δ`, `δ_j`, `δ^{(l)}`. */
const nameIn = (syntax: Syntax | undefined): string | undefined => {
  if (syntax?.kind === 'indexed') return nameIn(syntax.base)
  return syntax?.kind === 'name' || syntax?.kind === 'layered' ? syntax.name : undefined
}

/** Characters of the words on each side, and between. */
const FARTHEST = 80

interface Words {
  readonly before: string
  readonly between: string
  /** With a mark where the next formula stands. */
  readonly behind: string
}

const wordsAround = (
  source: string,
  { start, end }: Span,
  [last, first, second, next]: readonly (Seen | undefined)[],
): Words => {
  const from = first?.span.start ?? start
  const to = second?.span.end ?? end
  const prose = (a: number, b: number): string => withoutDelimiters(source.slice(a, b))
  const until = Math.min(next?.span.start ?? source.length, to + FARTHEST)
  return {
    before: prose(Math.max(last?.span.end ?? 0, from - FARTHEST), from),
    between: prose(start, end).replace(REMARK, ' '),
    behind: prose(to, until) + (until === next?.span.start ? FORMULA : ''),
  }
}

/** `("v bar")` between a name and what it is for. */
const REMARK = /^\s*\([^()$\n]{1,40}\)/

interface Saying extends Readonly<Record<keyof Words, RegExp>>, Pick<Naming, 'name' | 'of'> {}

const hears = (saying: Saying, { before, between, behind }: Words): boolean =>
  saying.between.test(between) && saying.before.test(before) && saying.behind.test(behind)

/** What the formula is may stand before it: `the gradient`. */
const sayingsOf = ({ naming: { sayings, noun, ends } }: Hearing): readonly Saying[] =>
  sayings.map(({ before, between, behind, ...said }) => {
    const end = String.raw`(?:\s*(?:${noun.source}))?\s*$`
    const after = String.raw`\s*(?:[.,;:)。，；：、）]|$|${ends.source})|[ \t]*\n[ \t]*\n`
    return {
      ...said,
      before: new RegExp(`(?:${before?.source ?? ''})${end}`, 'iu'),
      between: new RegExp(String.raw`^\s*(?:${between.source})${end}`, 'iu'),
      behind: new RegExp(String.raw`^\s*(?:${behind?.source ?? ''})(?:${after})`, 'iu'),
    }
  })

const SAYINGS = HEARINGS.flatMap(sayingsOf)

/** The name, and what it is for. */
const membersOf = (
  { name: which, of }: Saying,
  first: Seen,
  second: Seen,
  isIndex: IsIndex,
): (readonly Token[])[] | undefined => {
  const isFirst = which === 'either' ? isName(first, isIndex) : which === 'first'
  const [named, other] = isFirst ? [first, second] : [second, first]
  if (!isName(named, isIndex) || (which === 'either' && isName(other, isIndex))) return undefined
  const formula = formulaOf(other.block, of === 'last')
  return formula && !isIndex(plainText(formula)) ? [[...named.block.tokens], formula] : undefined
}

const isName = ({ block }: Seen, isIndex: IsIndex): boolean => {
  const text = plainText(block.tokens)
  return block.rows === undefined && NAME.test(text) && !(COUNTER.test(text) && isIndex(text))
}

/** Letters that are hardly ever names of values. */
const COUNTER = /^(?:[i-n]|\\ell)$/

/** Letters with their places and layers, faces and braces taken off. */
const NAME =
  /^(?!\\(?:partial|nabla|d|dots|cdot)$)(?:\\[A-Za-z]+|[A-Za-z]{1,4})(?:_(?:\\?[A-Za-z]+|\d+)|\^(?:[([]\w+[)\]]|[A-Za-z])){0,2}$/

/** The text of a name, faces and braces taken off. */
export const plainText = (tokens: readonly Token[]): string =>
  textOf(tokens.filter(token => !isSpace(token))).replace(
    /\\(?:math[a-z]+|boldsymbol|bm|vec)(?![A-Za-z])|[{}\s]/g,
    '',
  )

/** What is not compared with anything, or the first member of the only chain, or of the last. */
const formulaOf = ({ tokens, rows }: Block, isLast: boolean): readonly Token[] | undefined => {
  if (!rows)
    return tokens.some(({ kind }) => kind === 'sign') || !hasLetter(tokens) ? undefined : tokens
  const all = rows.flatMap(row => row.statements)
  const [only, ...more] = isLast ? all.slice(-1) : all
  return only && more.length === 0 && !only.only && !only.isConclusion && !only.ranges
    ? only.members[0]
    : undefined
}

const hasLetter = (tokens: readonly Token[]): boolean =>
  tokens.some(({ text }) => /^[A-Za-z]$|^\\[a-z]+$/.test(text))

const defines = (span: Span): Token => ({ kind: 'sign', text: ':=', sign: 'define', span })
