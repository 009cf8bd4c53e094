import type { Syntax } from '../core/syntax.ts'
import type { Tensor } from '../core/tensor.ts'
import type { Graded, Worked } from '../core/worked.ts'
import type { Book } from './book.ts'
import type { Language } from './lang.ts'
import { nameOf } from './node.ts'
import type { Row } from './rows.ts'
import { printTex } from './tex.ts'
import { printText } from './text.ts'

/** Forward and backward pass with numbers, as remarks: no formula of the language has lists. */
export const workedRows = (worked: Worked, loss: string, language: Language): readonly Row[] => [
  ...worked.values.map(({ name, value }) => ({
    formula: `# ${printText(nameOf(name))} = ${listText(value)}`,
  })),
  ...worked.gradients.map(one => ({
    formula: `# ${printText(signOf(loss, one))} = ${listText(one.value)}`,
    verdict: one.verdict,
    remark: language.differences(one.error),
  })),
]

/** The same in LaTeX, a row each, in groups that fit on a page. */
export const workedTex = (
  worked: Worked,
  loss: string,
  book: Book,
): readonly (readonly string[])[] => {
  const all = [
    ...worked.values.map(({ name, value }) => ({ left: nameOf(name), value })),
    ...worked.gradients.map(one => ({ left: signOf(loss, one), value: one.value })),
  ]
  const groups: string[][] = []
  let height = PAGE
  for (const { left, value } of all) {
    const own = heightOf(value)
    const row = `${printTex(left, book)} &= ${arrayTex(value)}`
    if (height + own > PAGE) groups.push([row])
    else groups.at(-1)?.push(row)
    height = height + own > PAGE ? own : height + own
  }
  return groups
}

/** Lines on a page. */
const PAGE = 30

const heightOf = ({ dims }: Tensor): number => 1 + Math.min(dims[0] ?? 1, HIGHEST)

const signOf = (loss: string, { wrt }: Graded): Syntax => ({
  kind: 'derivative',
  of: nameOf(loss),
  by: nameOf(wrt),
})

/** `[[1, 2], [3, 4]]`, of long arrays the beginning. */
const listText = ({ dims, data }: Tensor): string => {
  const [size, ...rest] = dims
  if (size === undefined) return short(data[0] ?? Number.NaN)
  const length = data.length / size
  const shown = Math.min(size, WIDEST)
  const parts = Array.from({ length: shown }, (_, n) =>
    listText({ dims: rest, data: data.slice(n * length, (n + 1) * length) }),
  )
  return `[${[...parts, ...(shown < size ? ['…'] : [])].join(', ')}]`
}

/** A column, a row or a matrix; arrays of more axes as the columns of their first. */
const arrayTex = ({ dims, data }: Tensor): string => {
  const [rows, ...rest] = dims
  if (rows === undefined) return shortTex(data[0] ?? Number.NaN)
  const columns = rest.reduce((a, b) => a * b, 1)
  const lines = Array.from({ length: Math.min(rows, HIGHEST) }, (_, r) => {
    const row = data.slice(r * columns, r * columns + Math.min(columns, HIGHEST)).map(shortTex)
    return [...row, ...(columns > HIGHEST ? ['\\cdots'] : [])].join(' & ')
  })
  const all = [...lines, ...(rows > HIGHEST ? ['\\vdots'] : [])]
  return `\\begin{pmatrix} ${all.join(' \\\\ ')} \\end{pmatrix}`
}

const short = (value: number): string => String(Number(value.toPrecision(6)))

/** `1.5e-7` as a product with a power of ten. */
const shortTex = (value: number): string => {
  if (!Number.isFinite(value)) return `\\text{${value}}`
  const [digits, power] = short(value).split('e')
  return power === undefined ? `${digits}` : `${digits} \\cdot 10^{${Number(power)}}`
}

/** Longer arrays are cut: a page of LaTeX takes matrices of ten. */
const WIDEST = 20
const HIGHEST = 8
