import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mark } from '../../core/mark.ts'
import { UsageError } from '../../core/usage.ts'
import { systemError } from '../input.ts'
import { visible } from '../visible.ts'
import { linesOf } from './lines.ts'

/** Marks as they were made, on disk: a line each, whole or not there. */
export interface Journal {
  /** The digest of what a student's mark was made from. */
  digestOf(student: string): string | undefined
  add(entries: readonly Entry[]): void
  /** The last mark of a student. */
  markOf(student: string): Mark | undefined
  close(): void
}

export interface Entry {
  readonly student: string
  /** Of what the mark was made from; absent where that could not be read. */
  readonly digest?: string
  readonly mark: Mark
}

export interface Opening {
  /** Without one the marks are kept until the command ends only. */
  readonly file?: string | undefined
  /** The digest of all that marks depend on beside the submissions. */
  readonly task: string
  /** Goes on with what is in the file. */
  readonly isResumed: boolean
  /** Called where the file is of another task, so that it is begun anew. */
  readonly onOther: () => void
}

/** Opens the journal of a class. Throws UsageError where the file is something else, or cannot be written. */
export const openJournal = (opening: Opening): Journal => {
  const { file } = opening
  try {
    return file === undefined ? temporary(opening) : journalIn(file, 'a+', opening)
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : systemError('cannot-write', visible(file ?? ''), error)
  }
}

/** A file in a folder of its own, which nobody else sees and which is gone with the command. */
const temporary = (opening: Opening): Journal => {
  const folder = mkdtempSync(join(tmpdir(), 'gradproof-'))
  const journal = journalIn(join(folder, 'journal'), 'wx+', opening)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  const close = (): void => {
    journal.close()
    remove()
  }
  return { ...journal, close }
}

/** Where a line stands in the file, in bytes. */
interface At {
  readonly digest: string | undefined
  readonly start: number
  readonly length: number
}

const HEAD = 'gradproof grade'

const journalIn = (file: string, flags: string, opening: Opening): Journal => {
  const handle = openSync(file, flags)
  const index = new Map<string, At>()
  let end = begun(handle, file, opening, index)
  return {
    digestOf: student => index.get(student)?.digest,
    add: entries => {
      const lines = entries.map(entry => Buffer.from(`${JSON.stringify(entry)}\n`))
      writeWhole(handle, Buffer.concat(lines), file)
      for (const [n, { student, digest }] of entries.entries()) {
        const { length } = lines[n] as Buffer
        index.set(student, { digest, start: end, length })
        end += length
      }
    },
    markOf: student => {
      const at = index.get(student)
      return at && entryAt(handle, at)?.mark
    },
    close: () => closeSync(handle),
  }
}

/** Where new lines go. A line that was torn off is cut away. */
const begun = (
  handle: number,
  file: string,
  { task, isResumed, onOther }: Opening,
  index: Map<string, At>,
): number => {
  const stat = fstatSync(handle)
  if (!stat.isFile()) throw notAJournal(file)
  const head = Buffer.from(`${JSON.stringify({ journal: HEAD, task })}\n`)
  const { end, isOfTask } = entriesIn(handle, { file, head, index })
  if (isResumed && isOfTask) {
    ftruncateSync(handle, end)
    return end
  }
  index.clear()
  if (isResumed && stat.size > 0) onOther()
  ftruncateSync(handle, 0)
  writeWhole(handle, head, file)
  return head.length
}

const entriesIn = (
  handle: number,
  {
    file,
    head,
    index,
  }: { readonly file: string; readonly head: Buffer; readonly index: Map<string, At> },
): { readonly end: number; readonly isOfTask: boolean } => {
  let end = 0
  for (const { bytes, start, isWhole } of linesOf(handle)) {
    if (start === 0) {
      if (!isHead(bytes)) throw notAJournal(file)
      if (!isWhole || !bytes.equals(head.subarray(0, -1))) return { end, isOfTask: false }
    }
    if (!isWhole) break
    end = start + bytes.length + 1
    const entry = start === 0 ? undefined : entryIn(bytes)
    if (entry) index.set(entry.student, { digest: entry.digest, start, length: bytes.length + 1 })
  }
  return { end, isOfTask: end > 0 }
}

/** The beginning of a journal, torn off or not. */
const isHead = (bytes: Buffer): boolean => {
  const wanted = Buffer.from(`{"journal":${JSON.stringify(HEAD)},`)
  const length = Math.min(bytes.length, wanted.length)
  return bytes.subarray(0, length).equals(wanted.subarray(0, length))
}

const notAJournal = (file: string): UsageError =>
  new UsageError('not-a-journal', { file: visible(file) })

/** A line that is damaged is as good as none. */
const entryIn = (bytes: Buffer): Entry | undefined => {
  try {
    const entry = JSON.parse(bytes.toString('utf8'))
    return typeof entry?.student === 'string' && entry.mark?.student === entry.student
      ? entry
      : undefined
  } catch {
    return undefined
  }
}

const entryAt = (handle: number, { start, length }: At): Entry | undefined => {
  const bytes = Buffer.alloc(length)
  readSync(handle, bytes, 0, length, start)
  return entryIn(bytes)
}

/** A write may stop early, as where the disk is full: then the next one tells why. */
const writeWhole = (handle: number, bytes: Buffer, file: string): void => {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
  } catch (error) {
    throw systemError('cannot-write', visible(file), error)
  }
}
