import { posix } from 'node:path'
import type { LeftOut, Part, SubmittedFile } from '../../core/submission.ts'
import type { Text } from './inside.ts'
import { takesIn } from './takes.ts'

/** Reads a file of the submission by its path. */
export type ReadFile = (file: string) => Text

export interface TakenIn {
  readonly file: SubmittedFile
  /** The files that are part of it, itself too. */
  readonly taken: ReadonlySet<string>
  readonly leftOut: readonly LeftOut[]
}

/** Most characters, and most files taken in, that a document may come to. */
export const MOST_CHARACTERS = 2_000_000
const MOST_TAKES = 500
/** What is left out is told so often. */
const MOST_LEFT_OUT = 20

/** A LaTeX document with the files that it takes in at their places; undefined where that is too much. */
export const takeIn = (name: string, text: string, read: ReadFile): TakenIn | undefined => {
  const state: State = {
    read,
    main: name,
    chunks: [],
    taken: new Set(),
    leftOut: [],
    takes: 0,
    length: 0,
  }
  expand(state, { file: name, text, start: 0, end: text.length, within: [] })
  if (isTooMuch(state)) return undefined
  return { file: joined(name, state.chunks), taken: state.taken, leftOut: state.leftOut }
}

interface State {
  readonly read: ReadFile
  readonly main: string
  readonly chunks: Chunk[]
  readonly taken: Set<string>
  readonly leftOut: LeftOut[]
  takes: number
  length: number
}

/** Whole lines of a file, the first of them being its line `line`. */
interface Chunk {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** What of a file is put in, and the files in which that is done. */
interface Source {
  readonly file: string
  readonly text: string
  readonly start: number
  readonly end: number
  readonly within: readonly string[]
}

const isTooMuch = ({ takes, length }: State): boolean =>
  takes > MOST_TAKES || length > MOST_CHARACTERS

const expand = (state: State, source: Source): void => {
  const { file, text, start, end } = source
  state.taken.add(file)
  let last = start
  let line = 1 + newlines(text, 0, start)
  const putTo = (to: number): void => {
    put(state, source, { from: last, to, line })
    line += newlines(text, last, to)
  }
  for (const take of takesIn(text)) {
    if (take.start < start || take.end > end || isTooMuch(state)) continue
    const inner = innerOf(state, source, { ...take, line: line + newlines(text, last, take.start) })
    if (!inner) continue
    state.takes += 1
    putTo(take.start)
    last = take.start
    expand(state, inner)
    line += newlines(text, take.start, take.end)
    last = take.end
  }
  putTo(end)
}

const newlines = (text: string, from: number, to: number): number => {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    count += 1
  }
  return count
}

/** What stands between two commands; of their own lines only what is not blank. */
const put = (
  state: State,
  { file, text, start, end }: Source,
  range: { readonly from: number; readonly to: number; readonly line: number },
): void => {
  let { from, to, line } = range
  const lineEnd = text.indexOf('\n', from)
  if (from > start && isBlank(text, from, Math.min(to, lineEnd < 0 ? to : lineEnd))) {
    if (lineEnd < 0 || lineEnd >= to) return
    from = lineEnd + 1
    line += 1
  }
  const lineStart = text.lastIndexOf('\n', to - 1) + 1
  if (to < end && isBlank(text, Math.max(from, lineStart), to)) to = Math.max(from, lineStart) - 1
  if (to < from) return
  state.length += to - from + 1
  if (!isTooMuch(state)) state.chunks.push({ file, line, text: text.slice(from, to) })
}

const isBlank = (text: string, from: number, to: number): boolean =>
  text.slice(from, to).trim() === ''

/** The file that a command takes in; what cannot be taken in is said, and the command stays as it is. */
const innerOf = (
  state: State,
  { file, text, within }: Source,
  { what, start, line }: { readonly what: string; readonly start: number; readonly line: number },
): Source | undefined => {
  const found = findTaken(state, file, what)
  const why =
    found.kind === 'none' ? found.why : [...within, file].includes(found.file) ? 'cycle' : undefined
  if (found.kind === 'text' && why === undefined)
    return { ...bodyOf(found.text), file: found.file, text: found.text, within: [...within, file] }
  // In a preamble stand commands only: what is missing there is missed where it is used.
  const isPreamble = file === state.main && start < text.indexOf(BEGIN)
  const isTold = !(isPreamble && why === 'missing') && state.leftOut.length < MOST_LEFT_OUT
  if (why && isTold) state.leftOut.push({ what, why, at: { file, line } })
  return undefined
}

type Found = { readonly kind: 'text'; readonly file: string; readonly text: string } | None
type None = Extract<Text, { kind: 'none' }>

/** Paths count from the document, else from the file that has the command. */
const findTaken = ({ read, main }: State, file: string, what: string): Found => {
  const path = what.replaceAll('"', '')
  if (/^[/\\~|]|^[a-z]:/i.test(path)) return { kind: 'none', why: 'outside' }
  if (path === '' || /[\\#]/.test(path)) return { kind: 'none', why: 'missing' }
  let outcome: None = { kind: 'none', why: 'missing' }
  for (const folder of new Set([posix.dirname(main), posix.dirname(file)])) {
    for (const name of path.endsWith('.tex') ? [path] : [`${path}.tex`, path]) {
      const inner = posix.join(folder, name)
      const text: Text = isOutside(inner) ? { kind: 'none', why: 'outside' } : read(inner)
      if (text.kind === 'text') return { ...text, file: inner }
      if (outcome.why === 'missing') outcome = text
    }
  }
  return outcome
}

const isOutside = (path: string): boolean => path === '..' || path.startsWith('../')

const BEGIN = '\\begin{document}'

/** A subfile is a document of its own: what stands between its beginning and its end. */
const bodyOf = (text: string): { readonly start: number; readonly end: number } => {
  const begin = text.indexOf(BEGIN)
  const end = begin < 0 ? -1 : text.indexOf('\\end{document}', begin)
  const start = begin < 0 ? 0 : begin + BEGIN.length
  if (end >= 0) return { start, end }
  return { start, end: text.length - (text.endsWith('\n') ? 1 : 0) }
}

const joined = (name: string, chunks: readonly Chunk[]): SubmittedFile => {
  const parts: Part[] = []
  let from = 1
  for (const { file, line, text } of chunks) {
    parts.push({ from, file, line })
    from += 1 + newlines(text, 0, text.length)
  }
  const isWhole = parts.length === 1 && parts[0]?.file === name && parts[0].line === 1
  return { name, text: chunks.map(chunk => chunk.text).join('\n'), parts: isWhole ? [] : parts }
}
