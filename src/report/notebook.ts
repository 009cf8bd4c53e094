import { UsageError } from '../core/usage.ts'
import type { Article, Block } from '../render/article/article.ts'
import { compose } from '../render/article/compose.ts'
import { articleMarkdown } from '../render/article/markdown.ts'
import { printSvg } from '../render/picture/svg.ts'
import type { Sheet } from '../render/sheet.ts'
import { differencesCode } from './differences.ts'
import { exampleOf } from './example.ts'
import type { Printer, Printing } from './formats.ts'
import { told } from './language.ts'
import { printPython } from './python.ts'

/** The notes as a notebook of Jupyter, with the gradients as code and their comparison with differences. */
export const printNotebook: Printer = async (sheet, printing) => {
  const said = await sheet.language.page()
  const article = compose(sheet, said)
  const cells = [
    ...sectionsOf(article).flatMap(sectionCells),
    markdownCell(`## ${said.headings.code}`),
    ...(await codeCells(sheet, printing)),
  ]
  return `${JSON.stringify(notebookOf(cells), null, 1)}\n`
}

interface Cell {
  readonly cell_type: 'markdown' | 'code'
  readonly metadata: Readonly<Record<string, unknown>>
  readonly source: readonly string[]
  readonly execution_count?: null
  readonly outputs?: readonly unknown[]
}

const notebookOf = (cells: readonly Cell[]) => ({
  cells: cells.map(({ cell_type, ...rest }, n) => ({ cell_type, id: `cell-${n + 1}`, ...rest })),
  metadata: {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  },
  nbformat: 4,
  nbformat_minor: 5,
})

/** The title, then what stands under each heading. */
const sectionsOf = ({ title, blocks }: Article): readonly Article[] => {
  const parts: Block[][] = [[]]
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) parts.push([])
    parts.at(-1)?.push(block)
  }
  return parts
    .map((own, n) => ({ blocks: own, ...(n === 0 && title !== undefined ? { title } : {}) }))
    .filter(part => part.title !== undefined || part.blocks.length > 0)
}

/** A cell of prose; where a picture belongs a cell of code that shows it. */
const sectionCells = (part: Article): readonly Cell[] => {
  const at = part.blocks.findIndex(block => block.kind === 'picture')
  const block = part.blocks[at]
  if (block?.kind !== 'picture') return [markdownCell(articleMarkdown(part))]
  const [before, after] = [part.blocks.slice(0, at), part.blocks.slice(at + 1)]
  return [
    markdownCell(articleMarkdown({ ...part, blocks: before })),
    pictureCell(printSvg(block.picture, block.said)),
    ...(after.length > 0 ? [markdownCell(articleMarkdown({ blocks: after }))] : []),
  ]
}

const markdownCell = (text: string): Cell => ({
  cell_type: 'markdown',
  metadata: {},
  source: linesOf(text),
})

const codeCell = (code: string): Cell => ({
  cell_type: 'code',
  execution_count: null,
  metadata: {},
  outputs: [],
  source: linesOf(code),
})

/** The picture stands in its output already; run again it needs nothing but Python. */
const pictureCell = (svg: string): Cell => ({
  ...codeCell(
    `class Picture:\n    def _repr_svg_(self):\n        return ${pythonText(svg)}\n\n\nPicture()`,
  ),
  metadata: { jupyter: { source_hidden: true } },
  outputs: [
    {
      output_type: 'display_data',
      metadata: {},
      data: { 'image/svg+xml': linesOf(svg), 'text/plain': ['<Picture>'] },
    },
  ],
})

/** A literal of Python: JSON's escapes are Python's too, but for what lies beyond 16 bits, which stands as it is. */
const pythonText = (text: string): string => JSON.stringify(text)

/** The module, and its gradients beside differences; words where it cannot be written. */
const codeCells = async (sheet: Sheet, printing: Printing): Promise<readonly Cell[]> => {
  try {
    const module = await printPython('numpy')(sheet, printing)
    const example = exampleOf(sheet.graph, sheet.facts.seed)
    const code = example && differencesCode(module, example)
    return [codeCell(module), ...(code === undefined ? [] : [codeCell(code)])]
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const text = (await told(sheet.language, [error])).join('\n')
    return [
      markdownCell(
        articleMarkdown({ blocks: [{ kind: 'paragraph', text: [{ kind: 'text', text }] }] }),
      ),
    ]
  }
}

/** Lines with their ends, as notebooks keep them. */
const linesOf = (text: string): readonly string[] => text.trimEnd().split(/(?<=\n)/)
