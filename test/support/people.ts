import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A derivation as a person might hand it in, and what should be found. */
export interface Handed {
  /** File and title. */
  readonly name: string
  readonly network: string
  readonly text: string
  readonly format: 'tex' | 'markdown' | 'text'
  readonly language: string
  /** The first wrong equality and the names that fit the mistake; absent where all is right. */
  readonly wrong?: { readonly n: number; readonly names: readonly string[] }
}

const FOLDER = 'test/cases/people'

/** Every derivation of the folder. */
export const handedIn = (): readonly Handed[] =>
  readdirSync(FOLDER)
    .toSorted()
    .flatMap(file => casesOf(file, readFileSync(join(FOLDER, file), 'utf8')))

const casesOf = (file: string, source: string): readonly Handed[] => {
  const [network = '', ...cases] = source.split(/^--- /m).filter(part => part.trim() !== '')
  const equations = network.slice(network.indexOf('\n') + 1)
  return cases.map(part => caseOf(file, equations, part))
}

const FORMATS = { tex: 'tex', md: 'markdown', text: 'text' } as const

/** `right FORMAT LANGUAGE: title` or `wrong N NAMES FORMAT LANGUAGE: title`, then the text. */
const caseOf = (file: string, network: string, part: string): Handed => {
  const [head = '', ...lines] = part.split('\n')
  const match =
    /^(?:right|wrong (?<n>\d+) (?<names>\S+)) (?<format>tex|md|text) (?<language>\w\w): (?<title>.*)$/.exec(
      head,
    )
  if (!match?.groups) throw new SyntaxError(`${file}: ${head}`)
  const { n, names = '', format, language = '', title } = match.groups
  return {
    name: `${file} ${title}`,
    network,
    text: lines.join('\n'),
    format: FORMATS[format as keyof typeof FORMATS],
    language,
    ...(n && { wrong: { n: Number(n), names: names.split('|') } }),
  }
}
