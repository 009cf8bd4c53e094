import { readFileSync } from 'node:fs'
import { rowsOf } from './mirror-rows.ts'
import { caseFiles } from './parse-cases.ts'

/** A block of a document, and the command that prints it. */
export interface MirrorCase {
  /** `S2.4 chains` */
  readonly name: string
  /** `derive one-sample --style index`: files are those in `derivations/`. */
  readonly command: string
  /** Blocks of rows that are printed one behind the other. */
  readonly blocks: readonly (readonly string[])[]
}

/** All blocks of a folder, document by document. */
export const mirrorCases = (folder: string): readonly MirrorCase[] =>
  caseFiles(folder).flatMap(file => casesIn(readFileSync(file, 'utf8')))

const casesIn = (text: string): readonly MirrorCase[] =>
  text
    .split(/^=== /m)
    .slice(1)
    .map(part => {
      const [name = '', command = '', ...lines] = part.split('\n')
      const displays = lines.join('\n').match(/\\\[[\s\S]*?\\\]/g) ?? []
      return { name, command, blocks: displays.map(rowsOf) }
    })
