import { argumentAt } from '../arguments.ts'
import type { Token } from '../token.ts'
import {
  argumentsAfter,
  braced,
  each,
  type Rewriting,
  rewrite,
  skipScripts,
  without,
} from './rewrite.ts'

/** Colours go, what is coloured stays. */
export const openColours = (tokens: readonly Token[]): readonly Token[] => deeply(tokens, COLOURS)

/** Boxes and strokes go, what is in them stays. */
export const openBoxes = (tokens: readonly Token[]): readonly Token[] => deeply(tokens, BOXES)

/** `\underbrace{x}_{note}` is x. */
export const openBraces = (tokens: readonly Token[]): readonly Token[] => deeply(tokens, BRACES)

/** `\underset{m \times n}{W}` is W. */
export const openNotedTerms = (tokens: readonly Token[]): readonly Token[] => deeply(tokens, NOTED)

/** How deep boxes may stand in boxes. */
const MOST_ROUNDS = 8

/** Applies a table again to what it leaves, as often as boxes may reasonably nest. */
export const deeply = (
  tokens: readonly Token[],
  table: ReadonlyMap<string, Rewriting>,
): readonly Token[] => {
  let before = tokens
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!before.some(({ kind, text }) => kind === 'command' && table.has(text))) break
    before = rewrite(before, table)
  }
  return before
}

/** Leaves the last of some arguments, in braces. */
const last =
  (count: number): Rewriting =>
  (tokens, at) => {
    const read = argumentsAfter(tokens, at, count)
    const kept = read?.args.at(-1)
    return read && kept && braced(kept, tokens, at, read.next)
  }

const underbrace: Rewriting = (tokens, at) => {
  const read = argumentsAfter(tokens, at, 1)
  const kept = read?.args[0]
  if (!read || !kept) return undefined
  return braced(kept, tokens, at, skipScripts(tokens, read.next))
}

/** `\fbox{$x$}`: what is in a box of text is a formula between dollars. */
const textBox: Rewriting = (tokens, at) => {
  const read = argumentAt(tokens, at + 1)
  const kept = read?.tokens.filter(({ text }) => text !== '$')
  return read && kept && braced(kept, tokens, at, read.next)
}

/** What is noted below or above a term, unless the term is an operator that needs it. */
const noted: Rewriting = (tokens, at) => {
  const read = argumentsAfter(tokens, at, 2)
  const [note, kept] = read?.args ?? []
  if (!read || !note || !kept || kept.some(isOperator) || !note.some(isNote)) return undefined
  return braced(kept, tokens, at, read.next)
}

const isNote = ({ kind, text }: Token): boolean => kind === 'text' || text === '\\times'

/** Operators, and signs of relation, which keep what stands above them. */
const isOperator = ({ text }: Token): boolean =>
  /^(?:[=:<>]|\\(?:arg|max|min|sum|prod|lim|sup|inf|operatorname|mathbb|equiv|approx|sim|[A-Za-z]*arrow|to|iff|implies))$/.test(
    text,
  )

const COLOURS = new Map<string, Rewriting>([
  ...each('\\color \\pagecolor', without(1)),
  ...each('\\textcolor \\mathcolor \\colorbox \\class \\cssId \\style \\htmlClass', last(2)),
  ...each('\\fcolorbox', last(3)),
])
const BOXES = new Map<string, Rewriting>([
  ...each(
    '\\boxed \\bbox \\ensuremath \\cancel \\bcancel \\xcancel \\underline \\uline \\smash \\mathord \\mathinner',
    last(1),
  ),
  ...each('\\cancelto', last(2)),
  ...each('\\fbox \\framebox \\hbox \\mbox', textBox),
])
const BRACES = new Map<string, Rewriting>(
  each('\\underbrace \\overbrace \\underbracket \\overbracket', underbrace),
)
const NOTED = new Map<string, Rewriting>(each('\\underset \\overset', noted))
