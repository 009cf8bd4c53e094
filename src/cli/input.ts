import { closeSync, openSync, readSync } from 'node:fs'
import { UsageError } from '../core/usage.ts'
import { visible } from './visible.ts'

/** The text of a file, or of standard input for `-`. */
export const readSource = (file: string): string => {
  const name = nameOf(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readBytes(file, name))
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof TypeError) throw new UsageError('not-utf8', { file: name })
    throw systemError('cannot-read', name, error)
  }
}

/** How a source is called in messages. */
export const nameOf = (file: string): string => (file === '-' ? '<stdin>' : visible(file))

/** What the system refuses: with a reason in words where there is one for it. */
export const systemError = (
  code: 'cannot-read' | 'cannot-write',
  file: string,
  error: unknown,
): UsageError => {
  const reason = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  const text = error instanceof Error ? error.message : String(error)
  return new UsageError(code, { file, reason: text, system: reason })
}

/** More than any equation file has: what is longer is not read to its end. */
const MOST = 8_000_000
const PART = 65_536

const readBytes = (file: string, name: string): Uint8Array => {
  const handle = file === '-' ? 0 : openSync(file, 'r')
  try {
    return readAll(handle, name)
  } finally {
    if (handle !== 0) closeSync(handle)
  }
}

const readAll = (handle: number, name: string): Uint8Array => {
  const parts: Uint8Array[] = []
  for (let length = 0; ; ) {
    const part = Buffer.alloc(PART)
    const count = readPart(handle, part)
    if (count === 0) return Buffer.concat(parts)
    length += count
    if (length > MOST) throw new UsageError('too-large', { file: name, limit: `${MOST}` })
    parts.push(part.subarray(0, count))
  }
}

/** A pipe that is not ready yet says so; a closed one has nothing. */
const readPart = (handle: number, part: Uint8Array): number => {
  for (;;) {
    try {
      return readSync(handle, part)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}
