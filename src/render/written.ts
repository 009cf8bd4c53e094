import type { Infix } from '../core/op.ts'
import type { Notation } from './style.ts'
import { hasSubscript } from './symbol.ts'

/** LaTeX, how tightly it holds together, and whether it is taller than a line. */
export interface Written {
  readonly tex: string
  readonly level: number
  readonly isTall: boolean
}

const COMPARISON = 0
export const SUM = 1
export const OUTER = 2
const ENTRYWISE = 3
export const PRODUCT = 4
/** What takes an exponent only in brackets: a call, a fraction, something with an exponent. */
export const FACTOR = 5
export const ATOM = 6

export const atom = (tex: string): Written => ({ tex, level: ATOM, isTall: false })

/** In brackets where it holds less tightly than the place asks for. */
export const within = (part: Written, level: number): string =>
  part.level >= level ? part.tex : brackets(part)

/** Around an operand: `settled` says of what kind they are. */
export const brackets = (part: Written): string => `${MARK}${enclosed(part)}`

/** Round brackets, as of arguments. */
export const enclosed = ({ tex, isTall }: Written): string =>
  isTall ? `\\left( ${tex} \\right)` : `(${tex})`

/** Stands before brackets of operands while a formula is being written. */
const MARK = '\uE000'

/** A formula with its brackets settled, from the inside out: braces around others where the notation nests them. */
export const settled = (tex: string, { sums }: Pick<Notation, 'sums'>): string => {
  const at = tex.lastIndexOf(MARK)
  if (at < 0) return tex
  if (sums !== 'nested') return tex.replaceAll(MARK, '')
  const isTall = tex.startsWith('\\left(', at + 1)
  const open = at + 1 + (isTall ? '\\left('.length : 1)
  const close = closingOf(tex, open)
  const inside = tex.slice(open, close)
  const isOuter = inside.includes('(')
  const [left, right] = isOuter ? ['\\{', '\\}'] : ['(', ')']
  const body = isTall ? inside.slice(0, -'\\right'.length) : inside
  const whole = isTall ? `\\left${left}${body}\\right${right}` : `${left}${inside}${right}`
  return settled(`${tex.slice(0, at)}${whole}${tex.slice(close + 1)}`, { sums })
}

/** Where the round bracket closes that is open at a place. */
const closingOf = (tex: string, from: number): number => {
  let depth = 1
  for (let at = from; at < tex.length; at++) {
    depth += tex[at] === '(' ? 1 : tex[at] === ')' ? -1 : 0
    if (depth === 0) return at
  }
  return tex.length
}

export const raised = (base: Written, exponent: string): Written => ({
  tex: `${within(base, ATOM)}^${braced(exponent)}`,
  level: FACTOR,
  isTall: base.isTall,
})

export const ratio = (over: string, under: string): Written => ({
  tex: `\\frac{${over}}{${under}}`,
  level: FACTOR,
  isTall: true,
})

/** Factors stand side by side; only a number behind a factor needs a sign, words and changes a space. */
export const times = (a: Written, b: Written, between?: string): Written => {
  const right = within(b, b.level === PRODUCT && isOpen(b) ? PRODUCT : FACTOR)
  const left = isOpen(a) ? brackets(a) : within(a, a.tex.startsWith('-') ? SUM : PRODUCT)
  const isNumber = /^\d/.test(right) && (!/^1_/.test(right) || /\d$/.test(left))
  const isChange = /^\\mathrm\{d\}/.test(right) || /(^|\s)\\mathrm\{d\}\S+$/.test(left)
  const sign = between ?? (isNumber ? '\\cdot' : isChange || areWords(left, right) ? '\\,' : '')
  return {
    tex: `${left} ${sign}${sign && ' '}${right}`,
    level: PRODUCT,
    isTall: a.isTall || b.isTall,
  }
}

/** Whether letters meet of which some are a word: `gate expert`, `W hidden`. */
const areWords = (left: string, right: string): boolean => {
  const [tail, head] = [left.split(' ').at(-1) ?? '', right.split(' ')[0] ?? '']
  return isName(tail) && isName(head) && (isWord(tail) || isWord(head))
}

/** A name with its face and scripts; no bracket, no part of a fraction. */
const isName = (tex: string): boolean =>
  /^(?:[A-Za-z]|\\(?:mathrm|mathbf|boldsymbol|vec|hat|bar|tilde|dot)\{|\\[A-Za-z]+$)/.test(tex) &&
  !/[()]$/.test(tex) &&
  tex.split('{').length === tex.split('}').length

const isWord = (tex: string): boolean =>
  /[A-Za-z]{2}/.test((/^[^_^('[]*/.exec(tex)?.[0] ?? '').replace(/\\[A-Za-z]+/g, ''))

/** A Σ reaches to the end of its product, and so may a word before a fraction. */
const isOpen = ({ tex, level }: Written): boolean =>
  level === PRODUCT && (tex.startsWith('\\sum') || /^\\[a-z]+ \\frac/.test(tex))

/** Letters stand side by side; anything longer is set apart by commas. */
export const subscript = (places: readonly string[]): string => {
  const isShort = places.every(place => /^([A-Za-z]|\\[A-Za-z]+)$/.test(place))
  const joined = places.join(isShort ? (places.some(p => p.length > 1) ? ' ' : '') : ',')
  return braced(joined)
}

export const braced = (tex: string): string => (tex.length === 1 ? tex : `{${tex}}`)

/** `h_t`, `h^{(t)}` or `h^{[t]}`; above where the place below is taken, `z_f^{(t)}`, and in brackets where the one above is. */
export const layered = (stem: string, at: string, { layer }: Notation): Written => {
  if (layer === 'below' && !hasSubscript(stem)) return atom(`${stem}_${braced(at)}`)
  const isFree = !stem.includes('^')
  if (layer === 'below' && !isFree) return atom(`(${stem})_${braced(at)}`)
  const over = layer === 'square' ? `[${at}]` : `(${at})`
  return { ...atom(`${isFree ? stem : `(${stem})`}^{${over}}`), level: FACTOR }
}

/** Signs between two operands, and how tightly what they make holds together. */
export const SIGNS: Readonly<
  Record<Exclude<Infix, '*' | '/' | '^' | '.^'>, readonly [string, number]>
> = {
  '<': ['<', COMPARISON],
  '<=': ['\\le', COMPARISON],
  '>': ['>', COMPARISON],
  '>=': ['\\ge', COMPARISON],
  '==': ['=', COMPARISON],
  '!=': ['\\ne', COMPARISON],
  '+': ['+', SUM],
  '-': ['-', SUM],
  '⊗': ['\\otimes', OUTER],
  '.*': ['\\odot', ENTRYWISE],
  './': ['\\oslash', ENTRYWISE],
}

/** Signs of one level go together from the left; `⊙` inside `⊗` has brackets, which no one should have to guess. */
export const signed = (sign: keyof typeof SIGNS, a: Written, b: Written): Written => {
  const [tex, level] = SIGNS[sign]
  const inner = level === OUTER ? PRODUCT : level + 1
  const left = level === OUTER && a.level === ENTRYWISE ? brackets(a) : within(a, level)
  const right = b.tex.startsWith('-') ? brackets(b) : within(b, inner)
  return { tex: `${left} ${tex} ${right}`, level, isTall: a.isTall || b.isTall }
}
