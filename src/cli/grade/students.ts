import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import type { Loss } from '../../core/mark.ts'
import { systemError } from '../input.ts'
import { visible } from '../visible.ts'
import { type Named, toldApart } from './names.ts'

/** Who handed something in, and where it is. Nothing of it is read yet. */
export interface Student {
  readonly student: string
  /** The folder in which all of it stands. */
  readonly folder: string
  /** Paths in it, with `/`, in the order of names. */
  readonly files: readonly string[]
  /** One file only, beside those of others: what it takes in is not its own. */
  readonly isAlone: boolean
  /** Why it cannot be marked, where that is plain. */
  readonly loss?: Loss
}

export interface Listed {
  /** By name. */
  readonly students: readonly Student[]
  /** Files passed over, as their endings tell nothing. */
  readonly ignored: readonly string[]
  /** Names that several had, with those by which they are told apart. */
  readonly renamed: readonly Renamed[]
}

export interface Renamed {
  readonly name: string
  readonly names: readonly string[]
}

/**
 * The students among what is given: each file is one, each child of a folder is one. With a name
 * all of it is that student's, a single file or folder.
 */
export const studentsIn = (paths: readonly string[], all?: string): Listed => {
  const ignored: string[] = []
  const entries = paths.flatMap(path =>
    all === undefined ? entriesOf(path, ignored) : [ownEntry(path, all, ignored)],
  )
  const { named, renamed } = toldApart(unique(entries))
  const students = named.map(({ name, entry: { path: _, ...entry } }) => ({
    student: name,
    ...entry,
  }))
  return { students: students.toSorted(byName), ignored, renamed }
}

type Entry = Named & Omit<Student, 'student'>

const byName = (a: Student, b: Student): number =>
  a.student < b.student ? -1 : Number(a.student > b.student)

/** What is given twice counts once. */
const unique = (entries: readonly Entry[]): readonly Entry[] => {
  const seen = new Set<string>()
  return entries.filter(({ path }) => {
    const real = realPath(path)
    return !seen.has(real) && seen.add(real)
  })
}

/** A link that leads nowhere is itself. */
const realPath = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

const entriesOf = (path: string, ignored: string[]): readonly Entry[] => {
  if (!isFolder(path)) return givenEntry(path, ignored)
  return childrenOf(path).flatMap(child => childEntry(path, child, ignored))
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    throw systemError('cannot-read', visible(path), error)
  }
}

const childrenOf = (folder: string): readonly Dirent[] => {
  try {
    return visibleChildren(folder)
  } catch (error) {
    throw systemError('cannot-read', visible(folder), error)
  }
}

/** Not what systems and archives leave behind. */
const visibleChildren = (folder: string): readonly Dirent[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** A link is followed where it is given itself, and nowhere else. */
const givenEntry = (path: string, ignored: string[]): readonly Entry[] =>
  fileEntry(path, ignored).map(entry => ({ ...entry, ...fileAt(realPath(path)) }))

const fileAt = (path: string): Pick<Entry, 'folder' | 'files'> => ({
  folder: dirname(path),
  files: [basename(path)],
})

const childEntry = (folder: string, child: Dirent, ignored: string[]): readonly Entry[] => {
  const path = join(folder, child.name)
  if (child.isDirectory()) return [{ path, ...stemOf(path, ''), ...folderEntry(path, ignored) }]
  if (child.isFile()) return fileEntry(path, ignored)
  const [entry] = fileEntry(path, ignored)
  return entry ? [{ ...entry, loss: 'cannot-read' }] : []
}

/** Endings of files that are read. */
const ENDINGS = ['.tex', '.md', '.ipynb', '.txt']

export const isSubmission = (file: string): boolean => ENDINGS.includes(extname(file).toLowerCase())

const fileEntry = (path: string, ignored: string[]): readonly Entry[] => {
  if (!isSubmission(path)) {
    ignored.push(path)
    return []
  }
  return [{ path, ...stemOf(path, extname(path)), ...fileAt(path), isAlone: true }]
}

const stemOf = (path: string, ending: string): { readonly stem: string } => ({
  stem: basename(resolve(path), ending),
})

const ownEntry = (path: string, stem: string, ignored: string[]): Entry => {
  if (isFolder(path)) return { path, stem, ...folderEntry(path, ignored) }
  const own = isSubmission(path) ? fileAt(realPath(path)) : { folder: dirname(path), files: [] }
  return { path, stem, ...own, isAlone: false }
}

/** Most files and folders of one student, and how deep they may stand. */
const MOST_ENTRIES = 2000
const DEEPEST = 16

const folderEntry = (folder: string, ignored: string[]): Omit<Entry, 'path' | 'stem'> => {
  const files: string[] = []
  let left = MOST_ENTRIES
  const walk = (path: string, depth: number): void => {
    for (const child of visibleChildren(path)) {
      left -= 1
      const inner = join(path, child.name)
      if (depth > DEEPEST) left = -1
      if (left < 0) return
      if (child.isDirectory()) walk(inner, depth + 1)
      else if (isSubmission(inner)) files.push(relative(folder, inner).split(sep).join('/'))
      else ignored.push(inner)
    }
  }
  const own = { folder, isAlone: false }
  try {
    walk(folder, 0)
  } catch {
    return { ...own, files: [], loss: 'cannot-read' }
  }
  return left < 0 ? { ...own, files: [], loss: 'too-large' } : { ...own, files }
}
