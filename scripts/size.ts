import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { conclude, type Source, sources } from './files.ts'

/** How long things may be: half of them, 95 % of them, any of them. */
export interface Budget {
  readonly half: number
  readonly most: number
  readonly all: number
}

const FUNCTIONS: Budget = { half: 8, most: 30, all: 60 }
const FILES: Budget = { half: Number.POSITIVE_INFINITY, most: 300, all: 500 }

/** What is over the budget, a line each. */
export const sizeFindings = (files: readonly Source[]): readonly string[] => [
  ...over('function', files.flatMap(functionLengths), FUNCTIONS),
  ...over('file', files.map(fileLength), FILES),
]

interface Length {
  readonly where: string
  readonly lines: number
}

const over = (what: string, lengths: readonly Length[], budget: Budget): readonly string[] => {
  const sorted = lengths.toSorted((a, b) => a.lines - b.lines)
  const quantile = (q: number): number => sorted[Math.ceil(q * sorted.length) - 1]?.lines ?? 0
  const long = sorted.filter(length => length.lines > budget.all)
  return [
    ...long.map(
      ({ where, lines }) => `${where}: a ${what} of ${lines} lines (at most ${budget.all})`,
    ),
    ...share(what, 'half', quantile(0.5), budget.half),
    ...share(what, '95 %', quantile(0.95), budget.most),
  ]
}

const share = (what: string, part: string, lines: number, limit: number): readonly string[] =>
  lines <= limit ? [] : [`${part} of the ${what}s have up to ${lines} lines (at most ${limit})`]

const fileLength = ({ path, text }: Source): Length => ({
  where: path,
  lines: text.trimEnd().split('\n').length,
})

/** Every function with a body, nested ones too; arrows of one line are not counted. */
const functionLengths = ({ path, text }: Source): readonly Length[] => {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (offset: number): number => file.getLineAndCharacterOfPosition(offset).line + 1
  const found: Length[] = []
  const visit = (node: ts.Node): void => {
    const start = lineOf(node.getStart(file))
    const lines = lineOf(node.end) - start + 1
    if (counts(node, lines)) found.push({ where: `${path}:${start}`, lines })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const counts = (node: ts.Node, lines: number): boolean =>
  ts.isFunctionLike(node) &&
  'body' in node &&
  node.body !== undefined &&
  !(ts.isArrowFunction(node) && lines === 1)

const isWritten = ({ path }: Source): boolean => !path.endsWith('.generated.ts')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  conclude('size', sizeFindings(sources('src', 'scripts').filter(isWritten)))
