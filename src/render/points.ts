import type { Evaluated, PointSyntax, Syntax } from '../core/syntax.ts'
import type { Book, Pen } from './book.ts'
import { cellsAt, isCells, NABLA_SIGN, writeCells } from './entries.ts'
import { indexed } from './node.ts'
import { enclosed, FACTOR, PRODUCT, type Written, within } from './written.ts'

/** What stands where names have other values: `|_{x = 2}`, `∂L/∂θ(α)`, a limit. */
export const writeEvaluated = (syntax: Evaluated, book: Book, pen: Pen): Written => {
  const { of, at, isLimit } = syntax
  const write: Write = part => pen.write(part, book)
  if (isCells(of)) return writeCells(cellsAt(of, syntax), write)
  const call = isLimit ? undefined : writeCalled(syntax, book, write)
  if (call) return call
  const points = at.map(point => pointTex(point, isLimit ? '\\to' : '=', write)).join(', ')
  const part = write(of)
  if (isLimit)
    return { tex: `\\lim_{${points}} ${within(part, PRODUCT)}`, level: PRODUCT, isTall: true }
  const { isTall } = part
  const tex = isTall ? `\\left. ${part.tex} \\right|` : `${within(part, FACTOR)}|`
  return { tex: `${tex}_{${points}}`, level: FACTOR, isTall }
}

type Write = (part: Syntax) => Written

const pointTex = ({ name, place = [], value }: PointSyntax, sign: string, write: Write) =>
  `${write(indexed({ kind: 'name', name }, place)).tex} ${sign} ${write(value).tex}`

/** A function of the one name that has another value, called: `h(α)`; of one entry always, `loss(w + h, \\dots)`. */
const writeCalled = ({ of, at }: Evaluated, book: Book, write: Write): Written | undefined => {
  const [point, ...others] = at
  if (!point || others.length > 0) return undefined
  const { points } = book.notation
  const slope = points === 'called' ? slopeIn(of) : undefined
  const name = slope ? slope.of : of.kind === 'name' ? of.name : undefined
  if (name === undefined || (slope && !isAtPoint(slope, point, book))) return undefined
  const isEntry = point.place !== undefined && !slope
  if (!isEntry && (!points || point.place || !book.isFunctionOf?.(name, point.name)))
    return undefined
  const head = write(of)
  const value = write(point.value)
  const rest = isEntry ? ', \\dots' : ''
  const args = enclosed({ tex: `${value.tex}${rest}`, level: FACTOR, isTall: value.isTall })
  return { tex: `${head.tex}${args}`, level: FACTOR, isTall: head.isTall || value.isTall }
}

/** Behind a derivative a number or a value of the network would be read as a factor. */
const isAtPoint = ({ by }: { readonly by?: string }, point: PointSyntax, book: Book): boolean =>
  (by ?? point.name) === point.name && isPoint(point.value, book)

const isPoint = (value: Syntax, book: Book): boolean =>
  value.kind === 'evaluated'
    ? value.at.every(point => isPoint(point.value, book))
    : value.kind === 'name' && !book.shapes.has(value.name)

/** What is derived and by what, where that are names. */
const slopeIn = (syntax: Syntax): { readonly of: string; readonly by?: string } | undefined => {
  const isNabla = syntax.kind === 'call' && syntax.name === NABLA_SIGN
  const [of, by] = isNabla
    ? syntax.args
    : syntax.kind === 'derivative'
      ? [syntax.of, baseOf(syntax.by)]
      : []
  if (of?.kind !== 'name') return undefined
  return { of: of.name, ...(by?.kind === 'name' && { by: by.name }) }
}

const baseOf = (syntax: Syntax): Syntax => (syntax.kind === 'indexed' ? syntax.base : syntax)
