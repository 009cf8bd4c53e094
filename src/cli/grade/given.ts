import { createReadStream } from 'node:fs'
import type { Mark } from '../../core/mark.ts'
import type { Submission, SubmittedFile } from '../../core/submission.ts'
import { UsageError } from '../../core/usage.ts'
import { nameOf, systemError } from '../input.ts'
import { visible } from '../visible.ts'
import { wellFormed } from './decode.ts'
import { type Line, newCutter } from './lines.ts'

/** A line of NDJSON: something to mark, or what another run made of it. */
export type Given = { readonly line: Where } & (
  | { readonly kind: 'submission'; readonly submission: Submission }
  | { readonly kind: 'mark'; readonly mark: Mark }
)

/** The file and the number of the line, for messages. */
export type Where = Readonly<Record<'file' | 'line', string>>

/** The lines of an NDJSON file, `-` being standard input, as they come. Throws UsageError with the line. */
export const givenIn = async function* (file: string): AsyncGenerator<Given> {
  let number = 0
  for await (const { bytes } of linesFrom(file)) {
    number += 1
    const text = bytes.toString('utf8').trim()
    if (text !== '') yield givenOf(text, { file: nameOf(file), line: `${number}` })
  }
}

/** Most bytes of a line. */
const MOST = 64_000_000

const linesFrom = async function* (file: string): AsyncGenerator<Line> {
  const cutter = newCutter()
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file)
  try {
    for await (const part of stream) {
      yield* cutter.add(part)
      if (cutter.waiting > MOST)
        throw new UsageError('too-large', { file: nameOf(file), limit: `${MOST}` })
    }
  } catch (error) {
    throw error instanceof UsageError ? error : systemError('cannot-read', nameOf(file), error)
  }
  yield* cutter.end()
}

const givenOf = (text: string, where: Where): Given => {
  const data = parsed(text, where)
  if (!isRecord(data) || typeof data.student !== 'string' || data.student === '')
    throw new UsageError('given-student', where)
  if (Array.isArray(data.files))
    return { kind: 'submission', line: where, submission: submissionOf(data, where) }
  if (isMark(data)) return { kind: 'mark', line: where, mark: data }
  throw new UsageError('given-neither', { ...where, name: visible(data.student) })
}

const parsed = (text: string, where: Where): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError('given-json', where)
  }
}

type Data = Readonly<Record<string, unknown>>

const isRecord = (data: unknown): data is Data =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

const submissionOf = ({ student, files }: Data, where: Where): Submission => ({
  student: wellFormed(String(student)),
  files: (files as readonly unknown[]).map(file => fileOf(file, where)),
})

const fileOf = (file: unknown, where: Where): SubmittedFile => {
  if (!isRecord(file) || typeof file.name !== 'string' || typeof file.text !== 'string')
    throw new UsageError('given-file', where)
  const text = wellFormed(file.text)
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
  return { name: wellFormed(file.name), text, parts: [] }
}

/** As much of a mark as every report needs. */
const isMark = (data: Data): data is Data & Mark =>
  typeof data.points === 'number' &&
  typeof data.max === 'number' &&
  typeof data.verdict === 'string' &&
  typeof data.feedback === 'string' &&
  typeof data.needsReview === 'boolean' &&
  isRecord(data.targets) &&
  Array.isArray(data.review) &&
  Array.isArray(data.equalities)
