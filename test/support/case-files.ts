import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One case of a text file: what goes in, what must come out. */
export interface TextCase {
  readonly title: string
  readonly input: string
  readonly output: string
}

/**
 * The cases of every `.txt` file in a folder of `test/cases`. A case is a line
 * `# title`, the input, a line `==>`, the expected output.
 */
export const textCases = (folder: string): readonly TextCase[] => {
  const root = join(import.meta.dirname, '..', 'cases', folder)
  return readdirSync(root)
    .filter(file => file.endsWith('.txt'))
    .sort()
    .flatMap(file => casesOf(file, readFileSync(join(root, file), 'utf8')))
}

const casesOf = (file: string, text: string): TextCase[] =>
  text
    .split(/^(?=# )/m)
    .filter(part => part.includes('\n==>\n'))
    .map(part => {
      const [head = '', ...lines] = part.split('\n')
      const [input = '', output = ''] = lines.join('\n').split(/^==>\n/m)
      return { title: `${file}: ${head.slice(2)}`, input: input.trim(), output: output.trim() }
    })
