import { readSync } from 'node:fs'

/** A line of a file, in bytes, without its end. */
export interface Line {
  readonly bytes: Buffer
  readonly start: number
  /** False for what stands behind the last line end. */
  readonly isWhole: boolean
}

const BREAK = 10

/** Cuts bytes that come in parts into lines. */
export interface Cutter {
  add(part: Buffer): readonly Line[]
  /** What is left. */
  end(): readonly Line[]
  /** Bytes that wait for the end of their line. */
  readonly waiting: number
}

export const newCutter = (): Cutter => {
  let parts: Buffer[] = []
  let waiting = 0
  let start = 0
  const take = (isWhole: boolean): Line => {
    const bytes = Buffer.concat(parts)
    const line = { bytes, start, isWhole }
    start += bytes.length + 1
    parts = []
    waiting = 0
    return line
  }
  const keep = (part: Buffer): void => {
    if (part.length > 0) parts.push(part)
    waiting += part.length
  }
  return {
    add: part => {
      const lines: Line[] = []
      let from = 0
      for (let at = part.indexOf(BREAK); at >= 0; at = part.indexOf(BREAK, from)) {
        keep(part.subarray(from, at))
        lines.push(take(true))
        from = at + 1
      }
      keep(Buffer.from(part.subarray(from)))
      return lines
    },
    end: () => (waiting > 0 ? [take(false)] : []),
    get waiting() {
      return waiting
    },
  }
}

const PART = 1 << 16

/** The lines of an open file. */
export const linesOf = function* (handle: number): Generator<Line> {
  const cutter = newCutter()
  const part = Buffer.alloc(PART)
  for (let at = 0; ; ) {
    const count = readSync(handle, part, 0, PART, at)
    if (count === 0) break
    at += count
    yield* cutter.add(part.subarray(0, count))
  }
  yield* cutter.end()
}
