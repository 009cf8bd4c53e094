import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { LeftOut } from '../../core/submission.ts'
import { textIn } from './decode.ts'

/** A text, or why there is none. */
export type Text =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly why: LeftOut['why'] }

/** Reads a file of a folder, which no link leads out of, and no more of it than the limit, in bytes. */
export const readInside = (folder: string, file: string, limit: number): Text => {
  try {
    const path = realpathSync(join(folder, file))
    if (!path.startsWith(withSeparator(realpathSync(folder)))) return none('outside')
    return readWhole(path, limit)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return none(code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'cannot-read')
  }
}

const none = (why: LeftOut['why']): Text => ({ kind: 'none', why })

const withSeparator = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep)

/** Only plain files: a pipe would be waited for. */
const readWhole = (path: string, limit: number): Text => {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = fstatSync(handle)
    if (!stat.isFile()) return none('cannot-read')
    if (stat.size > limit) return none('too-large')
    const text = textIn(readBytes(handle, stat.size))
    return text === undefined ? none('not-text') : { kind: 'text', text }
  } finally {
    closeSync(handle)
  }
}

const readBytes = (handle: number, size: number): Uint8Array => {
  const bytes = Buffer.alloc(size)
  let length = 0
  while (length < size) {
    const count = readSync(handle, bytes, length, size - length, null)
    if (count === 0) break
    length += count
  }
  return bytes.subarray(0, length)
}
