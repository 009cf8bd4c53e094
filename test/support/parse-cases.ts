import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A case of a file: what is read, and what must come of it. */
export interface ParseCase {
  readonly source: string
  readonly expected: string
}

/** Files of cases under a folder. Cases are `source ==> expected`, with lines of `---` between. */
export const caseFiles = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.txt'))
    .map(file => join(folder, file))

/** The cases of a file. */
export const casesIn = (path: string): readonly ParseCase[] =>
  readFileSync(path, 'utf8')
    .split(/^---$/m)
    .map(text => {
      const [source = '', expected = ''] = text.split(/^==>$/m)
      return { source: trim(source), expected: trim(expected) }
    })

/** The file as it would be with these results. */
export const withResults = (path: string, run: (source: string) => string): string =>
  `${casesIn(path)
    .map(({ source }) => `${source}\n==>\n${run(source)}\n`)
    .join('---\n')}`

const trim = (text: string): string => text.replace(/^\n+|\n+$/g, '')
