import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A part of a document with the network that it is about. */
export interface Passage {
  readonly name: string
  readonly network: string
  readonly file: string
  readonly text: string
  readonly lines: { readonly from: number; readonly to: number }
  /** Numbers of the equalities that are slips. */
  readonly slips: readonly number[]
}

const FOLDER = 'test/cases/documents'
const TRANSCRIPTIONS = 'test/cases/read/seeds'

/** `=== title`, a network, then lines `--- FILE FROM-TO fails N N`. */
export const passages = (): readonly Passage[] =>
  readFileSync(join(FOLDER, 'documents.txt'), 'utf8')
    .split(/^=== /m)
    .filter(part => part.trim() !== '')
    .flatMap(passagesOf)

const passagesOf = (part: string): readonly Passage[] => {
  const [title = '', ...rest] = part.split('\n')
  const network = rest.filter(line => !line.startsWith('--- ')).join('\n')
  return rest.filter(line => line.startsWith('--- ')).map(line => passageOf(title, network, line))
}

const passageOf = (title: string, network: string, line: string): Passage => {
  const [, file = '', from, to, slips = ''] =
    /^--- (\S+) (\d+)-(\d+)(?: fails ([\d ]+))?$/.exec(line) ?? []
  if (!from) throw new SyntaxError(line)
  return {
    name: `${file} ${from}-${to} ${title}`,
    network,
    file,
    text: readFileSync(join(TRANSCRIPTIONS, file), 'utf8'),
    lines: { from: Number(from), to: Number(to) },
    slips: slips.split(' ').filter(Boolean).map(Number),
  }
}
