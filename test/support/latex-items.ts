/** A stretch of a text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What is seen of LaTeX without knowing what it means: enough to put slips in, not to read it. */
export interface Item extends Stretch {
  readonly kind: 'atom' | 'derivative' | 'sum' | 'sign' | 'product' | 'other'
  /** Where formulas stand inside it: in brackets, above and below a bar. */
  readonly inside: readonly Stretch[]
}

const ONE =
  /^\\(?:mathbf|mathrm|mathcal|mathbb|boldsymbol|bm|vec|hat|bar|tilde|text|operatorname\*?|sqrt|mathsf)(?![A-Za-z])/
const BAR = /^\\[dt]?frac(?![A-Za-z])/
const PRODUCT = /^(?:\\(?:cdot|times|odot|otimes|circ)(?![A-Za-z])|\*|⊗|⊙|\.\*)/
const SUM = /^\\sum(?:\\limits)?(?![A-Za-z])/
const SPACE = /^(?:\s|&|~|\\[,;!: ]|\\q?quad(?![A-Za-z])|\\displaystyle(?![A-Za-z]))+/
const OPEN = /^(?:\\(?:left|[bB]igg?l?)\s*)?(?:\(|\[|\\\{|\\lVert|\\lvert)/
const NORM = /^(?:\\\|[^|]*\\\||\|[^|]*\|)/
const CLOSE = /^(?:\\(?:right|[bB]igg?r?)\s*)?(?:\)|\]|\\\}|\\rVert|\\rvert)/
const COMMAND = /^\\(?:[A-Za-z]+|.)/
const FUNCTION =
  /^(?:\\(?:sigma|log|exp|tanh|ln|operatorname|mathrm|det|tr|cos|sin)|[fgh]'|\\phi'|\\sigma')/

/** The items that stand beside each other in a stretch. */
export const itemsIn = (text: string, { start, end }: Stretch): readonly Item[] => {
  const items: Item[] = []
  let at = start
  while (at < end) {
    const space = SPACE.exec(text.slice(at, end))
    if (space) at += space[0].length
    if (at >= end) break
    const item = itemAt(text, at, end)
    items.push(item)
    at = Math.max(item.end, at + 1)
  }
  return items
}

const itemAt = (text: string, start: number, end: number): Item => {
  const rest = text.slice(start, end)
  const item = (kind: Item['kind'], to: number, inside: readonly Stretch[] = []): Item => ({
    kind,
    start,
    end: to,
    inside,
  })
  const product = PRODUCT.exec(rest)
  if (product) return item('product', start + product[0].length)
  if (/^[+-]/.test(rest)) return item('sign', start + 1)
  const sum = SUM.exec(rest)
  if (sum) return item('sum', scripts(text, start + sum[0].length, end))
  const bar = BAR.exec(rest)
  if (bar) return fractionAt(text, start, start + bar[0].length, end)
  const norm = NORM.exec(rest)
  if (norm) return item('atom', scripts(text, start + norm[0].length, end))
  const open = OPEN.exec(rest)
  if (open) {
    const inner = start + open[0].length
    const close = closing(text, inner, end)
    return item('atom', scripts(text, close.end, end), [{ start: inner, end: close.start }])
  }
  return nameAt(text, start, end)
}

const fractionAt = (text: string, start: number, at: number, end: number): Item => {
  const above = argument(text, at, end)
  const below = argument(text, above.end, end)
  const isDerivative = /^\{?\s*(?:\\partial|d(?![a-z]{2})|\\mathrm\{?\s*d)/.test(
    text.slice(below.start, below.end),
  )
  const inner = ({ start: from, end: to }: Stretch): Stretch =>
    text[from] === '{' ? { start: from + 1, end: to - 1 } : { start: from, end: to }
  return {
    kind: isDerivative ? 'derivative' : 'atom',
    start,
    end: scripts(text, below.end, end),
    inside: isDerivative ? [] : [inner(above), inner(below)],
  }
}

const nameAt = (text: string, start: number, end: number): Item => {
  const rest = text.slice(start, end)
  const one = ONE.exec(rest)
  const bare = one
    ? argument(text, start + one[0].length, end).end
    : start +
      (COMMAND.exec(rest)?.[0] ?? /^(?:\d+|[a-zA-Z]{3,}|d?[a-zA-Z]|.)/u.exec(rest)?.[0] ?? ' ')
        .length
  const named = scripts(text, bare, end)
  const kind = /^(?:[\p{L}\d\\{]|∂)/u.test(rest) ? 'atom' : 'other'
  const open = OPEN.exec(text.slice(named, end))
  if (!(open && FUNCTION.test(text.slice(start, named))))
    return { kind, start, end: named, inside: [] }
  const inner = named + open[0].length
  const close = closing(text, inner, end)
  return {
    kind,
    start,
    end: scripts(text, close.end, end),
    inside: [{ start: inner, end: close.start }],
  }
}

/** A group, a command or a sign that stands at a place. */
const argument = (text: string, at: number, end: number): Stretch => {
  const start = at + (/^\s*/.exec(text.slice(at, end))?.[0].length ?? 0)
  if (text[start] === '{') return { start, end: braceEnd(text, start, end) }
  const command = COMMAND.exec(text.slice(start, end))
  const to = start + (command?.[0].length ?? 1)
  return { start, end: ONE.test(text.slice(start, end)) ? argument(text, to, end).end : to }
}

const braceEnd = (text: string, start: number, end: number): number => {
  let depth = 0
  for (let at = start; at < end; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at + 1
  }
  return end
}

/** Behind the primes and scripts that stand at a place. */
const scripts = (text: string, from: number, end: number): number => {
  let at = from
  for (;;) {
    const mark = /^(?:\s*['′]+|\s*[\^_])/.exec(text.slice(at, end))
    if (!mark) return at
    const behind = at + mark[0].length
    at = /[\^_]$/.test(mark[0]) ? argument(text, behind, end).end : behind
  }
}

/** The bracket that closes, where it starts and ends. */
const closing = (text: string, from: number, end: number): Stretch => {
  let depth = 0
  let at = from
  while (at < end) {
    const rest = text.slice(at, end)
    const close = CLOSE.exec(rest)
    if (close && depth-- === 0) return { start: at, end: at + close[0].length }
    const step = close ?? OPEN.exec(rest)
    if (!close && step) depth++
    at += (step ?? COMMAND.exec(rest))?.[0].length ?? 1
  }
  return { start: end, end }
}
