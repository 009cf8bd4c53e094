import { type Problem, problem } from '../core/problem.ts'

/** A file's text; where its bytes are no UTF-8, what could be read of them and the problem. */
export interface Source {
  readonly text: string
  readonly problem?: Problem
}

/** Reads bytes as UTF-8; a mark of byte order is dropped. */
export const decodeSource = (bytes: Uint8Array): Source => {
  const text = new TextDecoder().decode(bytes)
  const valid = prefix(bytes, bytes.length)
  if (valid !== undefined) return { text }
  const start = (prefix(bytes, validLength(bytes)) ?? '').length
  return { text, problem: problem('invalid-encoding', { start, end: start + 1 }) }
}

/** The text of the first bytes, an unfinished character at their end left out; undefined if they are no UTF-8. */
const prefix = (bytes: Uint8Array, length: number): string | undefined => {
  try {
    const stream = length < bytes.length
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream })
  } catch {
    return undefined
  }
}

/** How many bytes are UTF-8, by bisection. */
const validLength = (bytes: Uint8Array): number => {
  let valid = 0
  let invalid = bytes.length
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (prefix(bytes, middle) === undefined) invalid = middle
    else valid = middle
  }
  return valid
}
