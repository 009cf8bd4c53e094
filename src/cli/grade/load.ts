import { posix } from 'node:path'
import type { Loss } from '../../core/mark.ts'
import type { LeftOut, Submission, SubmittedFile } from '../../core/submission.ts'
import { readInside, type Text } from './inside.ts'
import { slim } from './notebook.ts'
import { isSubmission, type Student } from './students.ts'
import { MOST_CHARACTERS, type ReadFile, type TakenIn, takeIn } from './take-in.ts'

/** What a student handed in, or why there is nothing to mark. */
export type Loaded =
  | { readonly kind: 'loaded'; readonly submission: Submission }
  | { readonly kind: 'lost'; readonly student: string; readonly loss: Loss }

/** Reads what a student handed in. What is too large is not read. */
export const loadStudent = (student: Student): Loaded =>
  student.loss ? lost(student.student, student.loss) : loadedFrom(student, readerOf(student.folder))

/** The same of files whose text is there already. */
export const loadGiven = ({ student, files }: Submission): Loaded => {
  const texts = new Map(files.map(({ name, text }) => [posix.normalize(name), sized(text)]))
  const names = [...texts.keys()].filter(isSubmission).toSorted()
  const read = (file: string): Text => texts.get(file) ?? none('missing')
  return loadedFrom({ student, files: names, isAlone: false }, read)
}

type Handed = Pick<Student, 'student' | 'files' | 'isAlone'>

const loadedFrom = (handed: Handed, read: ReadFile): Loaded => {
  const { student: name } = handed
  if (handed.files.length === 0) return lost(name, 'no-file')
  const { files, leftOut, isTooMuch } = documentsOf(handed, read)
  if (isTooMuch) return lost(name, 'too-large')
  if (files.length === 0) return lost(name, lossOf(leftOut))
  const rest = leftOut.length === 0 ? {} : { leftOut }
  return { kind: 'loaded', submission: { student: name, files, ...rest } }
}

const lost = (student: string, loss: Loss): Loaded => ({ kind: 'lost', student, loss })

/** Nothing could be read of any file: why not of the first. */
const lossOf = ([first]: readonly LeftOut[]): Loss => {
  if (first?.why === 'too-large' || first?.why === 'not-text') return first.why
  return 'cannot-read'
}

/** Most characters of all files together. */
const MOST_TOGETHER = 8_000_000

interface Documents {
  readonly files: readonly SubmittedFile[]
  readonly leftOut: readonly LeftOut[]
  readonly isTooMuch: boolean
}

const documentsOf = (handed: Handed, read: ReadFile): Documents => {
  const files: SubmittedFile[] = []
  const leftOut: LeftOut[] = []
  for (const name of handed.files.filter(file => !isTex(file))) {
    const found = read(name)
    if (found.kind === 'text') files.push({ name, text: found.text, parts: [] })
    else leftOut.push({ what: name, why: found.why })
  }
  const { isTooMuch } = addTex(handed, read, files, leftOut)
  const length = files.reduce((sum, { text }) => sum + text.length, 0)
  files.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { files, leftOut, isTooMuch: isTooMuch || length > MOST_TOGETHER }
}

const isTex = (file: string): boolean => posix.extname(file).toLowerCase() === '.tex'

/** Each file is read once. */
const readerOf = (folder: string): ReadFile => {
  const known = new Map<string, Text>()
  return file => {
    const text = known.get(file) ?? readText(folder, file)
    known.set(file, text)
    return text
  }
}

/** Notebooks hold pictures too, which are dropped. */
const readText = (folder: string, file: string): Text => {
  const isNotebook = posix.extname(file).toLowerCase() === '.ipynb'
  const found = readInside(folder, file, (isNotebook ? 16 : 2) * MOST_CHARACTERS)
  if (found.kind === 'none') return found
  return sized(isNotebook ? slim(found.text) : found.text)
}

const sized = (text: string): Text =>
  text.length > MOST_CHARACTERS ? none('too-large') : { kind: 'text', text }

const none = (why: LeftOut['why']): Text => ({ kind: 'none', why })

/** LaTeX documents: a file that another one takes in is none of its own. */
const addTex = (
  { files: all, isAlone }: Handed,
  read: ReadFile,
  files: SubmittedFile[],
  leftOut: LeftOut[],
): { readonly isTooMuch: boolean } => {
  const documents = new Map<string, TakenIn>()
  const seen = new Set<string>()
  for (const name of all.filter(isTex)) {
    if (seen.has(name)) continue
    const text = read(name)
    if (text.kind === 'none') {
      leftOut.push({ what: name, why: text.why })
      continue
    }
    const document = takeIn(name, text.text, isAlone ? NOTHING : read)
    if (!document) return { isTooMuch: true }
    for (const one of document.taken) {
      seen.add(one)
      documents.delete(one)
    }
    documents.set(name, document)
  }
  files.push(...[...documents.values()].map(document => document.file))
  leftOut.push(...[...documents.values()].flatMap(document => document.leftOut))
  return { isTooMuch: false }
}

const NOTHING: ReadFile = () => none('outside')
