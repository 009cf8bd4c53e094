import type { Draft } from './chains.ts'
import type { Mark, Symbols } from './formula/symbols.ts'
import { textOf } from './heads.ts'

/**
 * What a document says of any value: `\bar v := \frac{\partial L}{\partial v}`, where v is nothing in the network.
 * From there on `\bar z` is the gradient by z.
 */
export const withMarks = (symbols: Symbols, drafts: readonly Draft[]): Symbols => {
  const heads = new Set(drafts.map(({ members: [head] }) => textOf(head)))
  const found = drafts.flatMap(draft => markIn(symbols, draft) ?? [])
  const marks = found.flatMap(({ mark, letter }) => (heads.has(letter) ? [] : [mark]))
  return marks.length === 0 ? symbols : { ...symbols, marks: new Set(marks) }
}

/** Whether a chain says no more than what such a mark is. */
export const saysMark = (symbols: Symbols, draft: Draft): boolean => {
  const said = symbols.marks.size > 0 ? markIn(symbols, draft) : undefined
  return said !== undefined && symbols.marks.has(said.mark)
}

const markIn = (
  { values, families, graph }: Symbols,
  { members, signs }: Draft,
): Marked | undefined => {
  const [head, right, ...more] = members.map(textOf)
  if (head === undefined || right === undefined || more.length > 0 || signs.length !== 1)
    return undefined
  const marked = markedIn(head)
  const letter = marked?.letter
  const written = right.replace(FACE, '$1').replace(/[.,;]$/, '')
  const [, of = '', by] = FRACTION.exec(written) ?? SLASH.exec(written) ?? []
  const isAny = letter !== undefined && !values.has(letter) && !families.has(letter)
  const isLoss = (values.get(of.replace(/^\\/, '')) ?? of) === graph.loss
  return isAny && by === letter && isLoss ? marked : undefined
}

interface Marked {
  readonly mark: Mark
  /** That of any value. */
  readonly letter: string
}

const markedIn = (head: string): Marked | undefined => {
  const [, accent, letter] = ACCENTED.exec(head) ?? []
  if (accent !== undefined && letter !== undefined)
    return { mark: accent === 'overline' ? 'bar' : (accent as Mark), letter }
  for (const [mark, form] of FORMS) {
    const own = form.exec(head)?.[1]
    if (own !== undefined) return { mark, letter: own }
  }
  return undefined
}

const ACCENTED = /^\\(bar|overline|dot|tilde)\{?([a-zA-Z])\}?(?:_\{?[a-z]\}?)?$/
const FORMS: readonly (readonly [Mark, RegExp])[] = [
  ['delta', /^\\delta_\{?([a-zA-Z])\}?$/],
  ['grad', /^([a-zA-Z])_\{?(?:\\(?:text|mathrm|textrm)\{)?grad\}{0,2}$/],
  ['d', /^d([a-zA-Z])$/],
]

const FACE = /\\(?:mathcal|mathscr|mathrm)\{?([A-Za-z])\}?/g
const FRACTION =
  /^\\[dt]?frac\{(?:\\partial|d)\{?(\\?[A-Za-z]+)\}?\}\{(?:\\partial|d)\{?([a-zA-Z])\}?(?:_\{?[a-z]\}?)?\}$/
const SLASH = /^\\partial\{?(\\?[A-Za-z]+)\}?\/\\partial\{?([a-zA-Z])\}?(?:_\{?[a-z]\}?)?$/
