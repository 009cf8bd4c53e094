import { mapParts } from '../core/parts.ts'
import type { Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { sum } from '../ops/sum.ts'
import type { Book } from './book.ts'
import { casesTex } from './cases.ts'
import { printTex } from './tex.ts'
import { printText } from './text.ts'

/** Prints expressions as the writer of a derivation would: parts that stand in the text verbatim. */
export const ownPrinter = (script: Script, book: Book): ((syntax: Syntax) => string) => {
  if (script.notation === 'text') return printText
  const isOfCases = script.source.includes('\\begin{cases}')
  const otherwise = OTHERWISE.exec(script.source)?.[1]
  const own = (syntax: Syntax): string | undefined => {
    const { kind, span } = syntax
    const text = kind === 'name' || !span ? '' : script.source.slice(span.start, span.end).trim()
    if (kind === 'iverson' && !isIndicator(text)) return undefined
    if (isOfCases && !isWhole(text)) return casesTex(syntax, print, otherwise)
    if (kind === 'layered' && TURNED.test(text)) return undefined
    const isMore = (BARE.has(kind) && isRaised(text)) || (!isPower(syntax) && isGroupRaised(text))
    return isWhole(text) && !isMore ? text : undefined
  }
  const indicator = indicatorIn(script.source)
  const aliases = new Map([...book.aliases, [ONES, [{ indices: [], latex: ONES }]] as const])
  const print = (syntax: Syntax): string =>
    printTex(withOnes(syntax), { ...book, aliases, own, ...(indicator && { indicator }) })
  return print
}

/** A transpose that belongs to what is around. */
const TURNED = /\^\s*\{?\s*(?:T|\\(?:top|intercal|mathsf\s*\{?T\}?|mathrm\s*\{?T\}?))\s*\}?$/

/** What stands for the last of cases, in the writer's words. */
const OTHERWISE = /(\\(?:text|mbox|mathrm)\s*\{[^{}]{1,40}\})[\s.,;]*\\end\{cases\}/

/** A condition as a number of its own, not the sign of one in cases. */
const isIndicator = (text: string): boolean => /^(?:\\|\[|\()/.test(text) && /[\])}]$/.test(text)

/** A vector of ones, of whatever size fits. */
const ONES = '\\mathbf 1'

/** Sums along an axis as products with ones, as they are written beside matrices. */
const withOnes = (syntax: Syntax): Syntax => {
  const inner = mapParts(syntax, withOnes)
  const same = inner === syntax ? syntax : inner
  if (same.kind !== 'call' || same.name !== sum.name) return same
  const [option] = same.options
  const [arg] = same.args
  if (!arg || option?.name !== 'axis' || option.value.kind !== 'numeral') return same
  const ones: Syntax = { kind: 'name', name: ONES }
  const isDown = option.value.text === '1'
  const left: Syntax = isDown ? { kind: 'transposition', arg: ones } : arg
  return { kind: 'infix', sign: '*', left, right: isDown ? arg : ones }
}

/** How the writer tells where a condition holds: `\\mathbf 1[z > 0]`, `\\mathbb{1}_{z > 0}`. */
const indicatorIn = (source: string): Book['indicator'] => {
  const found =
    /(\\(?:mathbf|mathbb|mathds|boldsymbol|bm)\s*(?:\{\s*[1I]\s*\}|1))\s*(_\{|\\?[[({]|\\left\\?[[({])/.exec(
      source,
    )
  const [, one, open = ''] = found ?? []
  if (one === undefined) return undefined
  const start = open.replace('\\left', '')
  const end = ENDS[start] ?? ']'
  return condition => `${one}${start}${condition}${end}`
}

const ENDS: Readonly<Record<string, string>> = { '_{': '}', '[': ']', '(': ')', '\\{': '\\}' }

/** What bears an exponent or a transpose itself. */
const isPower = (syntax: Syntax): boolean =>
  syntax.kind === 'transposition' ||
  (syntax.kind === 'infix' && (syntax.sign === '^' || syntax.sign === '.^'))

/** Whether an exponent stands behind a bracket that opens the text and closes before it. */
const isGroupRaised = (text: string): boolean => {
  const bare = text.replace(/^\\left\s*/, '')
  if (!/^\\?[[({]/.test(bare)) return false
  let depth = 0
  for (const [n, sign] of [...bare].entries()) {
    if (sign in CLOSING) depth++
    else if (/[})\]]/.test(sign)) depth--
    if (depth === 0 && n > 1) return /^\s*['^]/.test([...bare].slice(n + 1).join(''))
  }
  return false
}

/** What has no exponent of its own: in the text one may stand behind it that belongs to what is around. */
const BARE: ReadonlySet<Syntax['kind']> = new Set(['call', 'indexed', 'derivative', 'iverson'])

/** Whether an exponent stands outside all brackets. */
const isRaised = (text: string): boolean => {
  let depth = 0
  for (const sign of text) {
    if (sign in CLOSING) depth++
    else if (/[})\]]/.test(sign)) depth--
    else if (sign === '^' && depth === 0) return true
  }
  return false
}

/** Text whose brackets all close; alignment and line ends belong to no expression. */
const isWhole = (text: string): boolean => {
  if (text === '' || /(?<!\\)&|\\\\|\\(?:begin|end)\b/.test(text)) return false
  const open: string[] = []
  for (const [sign] of text.matchAll(/(?<!\\)[{}()[\]]/g)) {
    if (sign in CLOSING) open.push(sign)
    else if (CLOSING[open.pop() ?? ''] !== sign) return false
  }
  return open.length === 0 && count(text, '\\left') === count(text, '\\right')
}

const count = (text: string, part: string): number => text.split(part).length - 1

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }
