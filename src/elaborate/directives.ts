import type { Note, Settings } from '../core/graph.ts'
import { spelledName } from '../core/greek.ts'
import { isLayout, LAYOUTS } from '../core/layout.ts'
import { memberOf } from '../core/member.ts'
import { nearest } from '../core/nearest.ts'
import type { Directive } from '../core/syntax.ts'
import { nameWritten } from '../core/written.ts'
import type { File } from './file.ts'
import { namedOps } from './functions.ts'
import { type Report, tell } from './report.ts'

/** What the directives of a file say. */
export interface Directives {
  readonly settings: Settings
  readonly base: 0 | 1
  readonly loss: Directive | undefined
  /** Other names of functions and values of the file. */
  readonly aliases: ReadonlyMap<string, string>
}

/** Plain directives whose text is kept as it is. */
const KEPT = ['title', 'style', 'lang', 'detail'] as const

/** Aliases are needed before names are resolved, so they are read by themselves. */
export const functionAliases = (file: File): ReadonlyMap<string, string> => {
  const aliases = new Map<string, string>()
  for (const { name, text } of file.directives) {
    const alias = name === 'alias' ? plainAlias(text) : undefined
    if (!alias) continue
    const target = [alias.right, alias.left].find(n => isFunction(file, n))
    const other = target === alias.right ? alias.left : alias.right
    if (target !== undefined && !isFunction(file, other) && !file.owners.has(other))
      aliases.set(other, target)
  }
  return aliases
}

const isFunction = ({ functions }: File, name: string): boolean =>
  namedOps({ functions, aliases: NO_ALIASES }, name).length > 0

const NO_ALIASES: ReadonlyMap<string, string> = new Map()

/** `S = sigma` */
const plainAlias = (text: string): { left: string; right: string } | undefined => {
  const [left, right, ...more] = text.split('=').map(part => spelledName(part.trim()))
  return left && right && more.length === 0 ? { left, right } : undefined
}

/** Reads all directives; names in them must be known to the file. */
export const readDirectives = (
  file: File,
  aliases: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): Directives => {
  const { directives, report } = file
  const one = (name: string) => directives.find(d => d.name === name)
  const kept = KEPT.flatMap(name => {
    const text = one(name)?.text
    return text ? [[name, text] as const] : []
  })
  const wrt = one('wrt')
  const formulas = directives.filter(d => d.name === 'formula').map(d => d.text)
  const spaces = directives.filter(d => d.name === 'space').map(d => namesIn(report, d, known))
  const named = new Set([...known, ...file.owners.keys()])
  const written = directives
    .filter(d => d.name === 'alias')
    .flatMap(d => aliasIn(file, d, { aliases, known: named }))
  const isLet = ({ name }: { readonly name: string }) => file.owners.get(name)?.kind === 'shorthand'
  const letAliases = written.filter(isLet)
  const settings: Settings = {
    ...Object.fromEntries(kept),
    ...layoutIn(report, one('layout')),
    notes: directives.filter(d => d.name === 'note').flatMap(d => noteIn(report, d, named)),
    aliases: written.filter(one => !isLet(one)),
    ...(letAliases.length > 0 && { letAliases }),
    ...(wrt && { wrt: namesIn(report, wrt, known) }),
    ...(spaces.length > 0 && { spaces }),
    ...(formulas.length > 0 && { formulas }),
  }
  return { settings, base: baseIn(report, one('base')), loss: one('loss'), aliases }
}

const layoutIn = (report: Report, directive: Directive | undefined): Pick<Settings, 'layout'> => {
  if (!directive?.text) return {}
  const { text, textSpan: span } = directive
  if (isLayout(text)) return { layout: text }
  tell(report, 'unknown-layout', { span }, { found: text, known: LAYOUTS.join(', ') })
  return {}
}

/** Names with commas or blanks between, in their order. */
const namesIn = (report: Report, directive: Directive, known: ReadonlySet<string>): string[] => {
  const found: string[] = []
  for (const { 0: word, index } of directive.text.matchAll(/[^\s,]+/g)) {
    const start = directive.textSpan.start + index
    const name = nameIn(report, word, { start, end: start + word.length }, known)
    if (name !== undefined && found.includes(name))
      tell(report, 'name-twice', { span: { start, end: start + word.length } }, { name })
    else if (name !== undefined) found.push(name)
  }
  return found
}

const nameIn = (
  report: Report,
  word: string,
  span: Directive['span'],
  known: ReadonlySet<string>,
): string | undefined => {
  const name = nameWritten(word, known)
  if (known.has(memberOf(name)?.family ?? name)) return name
  const near = nearest(name, known)
  if (near) tell(report, 'misspelled-name', { span }, { name, near })
  else tell(report, 'unknown-name', { span }, { name })
  return undefined
}

/** `@note x image vector`, `@note l (= z_n) label` */
const noteIn = (
  report: Report,
  { text, textSpan }: Directive,
  known: ReadonlySet<string>,
): Settings['notes'] => {
  const [word = ''] = text.split(/\s/)
  const span = { start: textSpan.start, end: textSpan.start + word.length }
  const caption = text.slice(word.length).trim()
  const name = nameIn(report, word, span, known)
  if (name !== undefined && caption === '') tell(report, 'empty-note', { span }, { name })
  return name === undefined ? [] : [{ name, ...likeIn(caption, known) }]
}

/** What stands for another name before the words; with `_` and a letter it is that of one example. */
const likeIn = (caption: string, known: ReadonlySet<string>): Omit<Note, 'name'> => {
  const [before = '', name = '', example] = /^\(=\s*(\w+?)(?:_([A-Za-z]))?\)\s*/.exec(caption) ?? []
  if (!known.has(name)) return { caption }
  return {
    caption: caption.slice(before.length),
    like: { name, ...(example !== undefined && { example }) },
  }
}

interface Known {
  readonly aliases: ReadonlyMap<string, string>
  readonly known: ReadonlySet<string>
}

/** `@alias eps = \mathcal E`, `@alias w[i,j] = w_i^{(j)}`, and plain names of functions either way round. */
const aliasIn = (
  file: File,
  { text, textSpan }: Directive,
  { aliases, known }: Known,
): Settings['aliases'] => {
  const at = text.indexOf('=')
  const latex = text.slice(at + 1).trim()
  const head = at < 0 ? null : /^([^\s[\]]+)\s*(?:\[([^\]]*)\])?\s*$/.exec(text.slice(0, at))
  const [, word = '', inside] = head ?? []
  if (!head || latex === '') {
    tell(file.report, 'alias-form', { span: textSpan })
    return []
  }
  const plain = plainAlias(text)
  const target = plain && (aliases.get(plain.left) ?? aliases.get(plain.right))
  if (plain && target !== undefined) {
    return [{ name: target, indices: [], latex: target === plain.left ? plain.right : plain.left }]
  }
  if (plain && !known.has(plain.left) && known.has(plain.right)) {
    return [{ name: plain.right, indices: [], latex: plain.left }]
  }
  const span = { start: textSpan.start, end: textSpan.start + word.length }
  const functionName = isFunction(file, spelledName(word) ?? word)
    ? (spelledName(word) ?? word)
    : undefined
  const name = functionName ?? nameIn(file.report, word, span, known)
  const indices = inside?.split(',').map(letter => letter.trim()) ?? []
  return name === undefined ? [] : [{ name, indices, latex }]
}

const baseIn = (report: Report, directive: Directive | undefined): 0 | 1 => {
  if (!directive || directive.text === '1') return 1
  if (directive.text !== '0')
    tell(report, 'wrong-base', { span: directive.textSpan }, { found: directive.text })
  return 0
}
