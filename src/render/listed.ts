import { affine, constantOf, plus } from '../core/affine.ts'
import { type Graph, inFileOrder, type Leaf, parametersOf, shapeOfName } from '../core/graph.ts'
import { isScalar, isVector } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Book } from './book.ts'
import { isNamed } from './chains.ts'
import { affineSyntax, indexed, nameOf, numeral } from './node.ts'
import type { Sheet } from './sheet.ts'
import { spaceTex } from './space.ts'
import { printTex } from './tex.ts'

/** Vectors of parameters entry by entry, each with the gradient by it, where a style says so. */
export const listedVectors = ({ graph, style }: Sheet, book: Book): readonly string[] => {
  if (style.vectors !== 'listed') return []
  const vectors = parametersOf(graph).filter(leaf => isVector(leaf.shape))
  const isNumber = isScalar(shapeOfName(graph, graph.loss) ?? [])
  return vectors.flatMap(leaf => [
    columnOf(leaf, graph, book, part => part),
    ...(isNumber ? [columnOf(leaf, graph, book, by => gradientOf(graph, by))] : []),
  ])
}

/** `X \in \mathbb{R}^{N \times d}`, in the rows that the file says, or where a style says so of all names of known sizes. */
export const listedSpaces = ({ graph, style }: Sheet, book: Book): readonly string[] => {
  const { spaces = style.sizes === 'listed' ? rowsOf(namesOf(graph)) : [] } = graph.settings
  return spaces.map(names => groupsOf(names, graph, book).join(', \\quad '))
}

const namesOf = (graph: Graph): readonly string[] =>
  [...graph.leaves, ...inFileOrder(graph)]
    .filter(({ shape }) => isNamed(shape, graph))
    .map(({ name }) => name)

const rowsOf = (names: readonly string[]): readonly (readonly string[])[] =>
  names.length === 0 ? [] : [names.slice(0, MOST), ...rowsOf(names.slice(MOST))]

/** Names of one space behind each other stand together: `y, \hat{y} \in \mathbb{R}^N`. */
const groupsOf = (names: readonly string[], graph: Graph, book: Book): readonly string[] => {
  const groups: { readonly space: string; readonly names: string[] }[] = []
  for (const name of names) {
    const space = spaceTex(shapeOfName(graph, name) ?? [], book)
    const last = groups.at(-1)
    const tex = printTex(nameOf(name), book)
    if (last?.space === space) last.names.push(tex)
    else groups.push({ space, names: [tex] })
  }
  return groups.map(group => `${group.names.join(', ')} \\in ${group.space}`)
}

/** `\mathbf{w} = \begin{bmatrix} w_0 \\ w_1 \\ \vdots \\ w_p \end{bmatrix}` */
const columnOf = (
  { name, shape: [dim = affine(1)] }: Leaf,
  { base }: Graph,
  book: Book,
  of: (part: Syntax) => Syntax,
): string => {
  const entry = (place: Syntax) => printTex(of(indexed(nameOf(name), [place])), book)
  const length = constantOf(dim)
  const written = length !== undefined && length <= MOST ? length : 2
  const first = Array.from({ length: written }, (_, n) => entry(numeral(base + n)))
  const last = entry(affineSyntax(plus(dim, affine(base - 1))))
  const cells = written === length ? first : [...first, '\\vdots', last]
  const whole = printTex(of(nameOf(name)), book)
  const below = cells.some(cell => cell.startsWith('\\frac')) ? '\\\\[4pt]' : '\\\\'
  return `${whole} = \\begin{bmatrix} ${cells.join(` ${below} `)} \\end{bmatrix}`
}

/** Entries that are all written. */
const MOST = 4

const gradientOf = ({ loss }: Graph, by: Syntax): Syntax => ({
  kind: 'derivative',
  of: nameOf(loss),
  by,
})
