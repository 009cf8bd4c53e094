import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the repository: its path from the root, with forward slashes, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** All TypeScript files under some folders. */
export const sources = (...folders: readonly string[]): readonly Source[] =>
  folders.flatMap(paths).map(path => ({ path, text: readFileSync(path, 'utf8') }))

const paths = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path).replaceAll('\\', '/'))
    .filter(path => path.endsWith('.ts'))
    .sort()

/** Prints what was found, or that all is well; the exit status says which. */
export const conclude = (what: string, findings: readonly string[]): void => {
  for (const finding of findings) console.error(finding)
  console.log(`${what}: ${findings.length === 0 ? 'ok' : `${findings.length} found`}`)
  process.exitCode = findings.length === 0 ? 0 : 1
}
