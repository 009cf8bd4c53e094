import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { systemError } from './input.ts'
import { visible } from './visible.ts'

/** Writes a result to a file, or to standard output where none is named. */
export const writeResult = (text: string | Uint8Array, file?: string): void => {
  if (file === undefined || file === '-') {
    process.stdout.write(text)
    return
  }
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw systemError('cannot-write', visible(file), error)
  }
}

/** The same, so that a reader of the file sees the old text or the new one, never a part. */
export const replaceResult = (text: string | Uint8Array, file?: string): void => {
  if (file === undefined || !isReplaced(text, file)) writeResult(text, file)
}

/** Writes beside the file, then in its place; false where that cannot be done, as with a pipe. */
const isReplaced = (text: string | Uint8Array, file: string): boolean => {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found && !found.isFile()) return false
  const whole = found ? realpathSync(file) : file
  const beside = join(dirname(whole), `.${basename(whole)}.${process.pid}`)
  try {
    writeFileSync(beside, text, { flag: 'wx', ...(found && { mode: found.mode }) })
    renameSync(beside, whole)
    return true
  } catch {
    rmSync(beside, { force: true })
    return false
  }
}

/** One message to standard error. */
export const complain = (message: string): void => {
  process.stderr.write(`gradproof: ${message}\n`)
}

/** Colours: on a terminal, unless the environment says otherwise. */
export const isColoured = (): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return process.stdout.isTTY === true && TERM !== 'dumb'
}

/** A reader that has seen enough, as `head`, is no error. */
export const quietOnClosedPipe = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
  }
}
