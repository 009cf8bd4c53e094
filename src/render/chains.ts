import { affine, minus, plus } from '../core/affine.ts'
import type { Expr, Grad } from '../core/expr.ts'
import { isScalar, type Shape } from '../core/shape.ts'
import { transposeOf } from '../ops/build.ts'
import type { Book } from './book.ts'
import { captionOf } from './caption.ts'
import type { Chain, Member } from './layout.ts'
import { memberTex } from './member.ts'
import { affineSyntax, indexed, infix, nameOf } from './node.ts'
import { quoteExpr } from './quote.ts'
import type { Sheet } from './sheet.ts'
import { spaceTex } from './space.ts'
import { printTex } from './tex.ts'

/** A head and what follows it, each part with its sign. */
export interface Line {
  readonly head: string
  readonly parts: readonly string[]
}
/** How the sign in front of a member is written. */
export type Sign = (member: Member) => string

/** What stands for a chain, as the style has it: the entry of an outer product, the chain, the Jacobian. */
export const linesOf = (chain: Chain, sheet: Sheet, book: Book, sign: Sign): readonly Line[] => {
  const own = chainLine(chain, sheet, book, sign)
  const isSplit = sheet.style.heads === 'each' && own.parts.length > 1
  return [
    ...entryLine(chain, sheet, book),
    ...(isSplit ? own.parts.map(part => ({ ...own, parts: [part] })) : [own]),
    ...jacobianLine(chain, sheet, book),
  ]
}

const chainLine = (chain: Chain, sheet: Sheet, book: Book, sign: Sign): Line => {
  const [first, ...rest] = chain.members
  const listed = sheet.style.columns && rest.find(isOuter)
  const parts = rest.flatMap(member => [
    ...(member === listed ? columnsPart(member, sheet, book) : []),
    `${sign(member)} ${memberTex(member, sheet, book)}`,
  ])
  const head = first ? memberTex(first, sheet, book, true) : ''
  return {
    head,
    parts: parts.map((part, n) => part + (n < parts.length - 1 ? '' : space(chain, sheet, book))),
  }
}

const isOuter = ({ step }: Member): boolean => captionOf(step.form) === 'column-row'

/** `[θ_1 ∂L/∂y … θ_M ∂L/∂y]`: the columns of u vᵀ, where v is a name. */
const columnsPart = ({ step }: Member, { graph }: Sheet, book: Book): readonly string[] => {
  const { form } = step
  const [u, turned] = form.level === 'matrix' && form.expr.kind === 'call' ? form.expr.args : []
  const v = turned && transposeOf(turned)
  const [size] = v?.shape ?? []
  if (!u || v?.kind !== 'var' || !size) return []
  const { gradient: _, ...notation } = book.notation
  const column = (at: ReturnType<typeof affine>) =>
    printTex(infix('*', indexed(nameOf(v.name), [affineSyntax(at)]), quoteExpr(u, graph.names)), {
      ...book,
      notation,
    })
  const [first, last] = [affine(graph.base), minus(plus(size, affine(graph.base)), affine(1))]
  return [`= \\begin{bmatrix} ${column(first)} & \\dots & ${column(last)} \\end{bmatrix}`]
}

/** `∂L/∂H_ij = θ_j ∂L/∂y(i)` before the columns of H. */
const entryLine = (chain: Chain, sheet: Sheet, book: Book): readonly Line[] => {
  if (!sheet.style.columns || !chain.members.some(isOuter)) return []
  const head = chain.steps.find(({ rule }) => rule === 'component')
  const value = chain.steps.findLast(({ form }) => form.level === 'index')
  if (!head || !value) return []
  const [left, right] = [head, value].map(step => ({ step, isAfterDots: false }))
  return left && right
    ? [{ head: memberTex(left, sheet, book, true), parts: [`= ${memberTex(right, sheet, book)}`] }]
    : []
}

/** `∂_θ y = H`, read off from `Hᵀ ∇_y L`, which holds whatever the gradient is. */
const jacobianLine = (chain: Chain, sheet: Sheet, book: Book): readonly Line[] => {
  const { graph, style } = sheet
  const result = chain.steps.find(({ rule }) => rule === 'matrix-form')?.form
  if (!style.jacobians || !chain.steps.some(({ rule }) => rule === 'jacobian')) return []
  if (result?.level !== 'matrix' || result.expr.kind !== 'call') return []
  const [turned, grad, ...others] = result.expr.args
  if (!turned || grad?.kind !== 'grad' || others.length > 0) return []
  const [of, by] = [nameTex((grad as Grad).by, book), nameTex(chain.wrt, book)]
  return [
    { head: `\\partial_{${by}} ${of}`, parts: [`= ${wholeTex(transposeOf(turned), graph, book)}`] },
  ]
}

const wholeTex = (expr: Expr, { names }: Sheet['graph'], book: Book): string =>
  printTex(quoteExpr(expr, names), book)

const nameTex = (name: string, book: Book): string => printTex(nameOf(name), book)

const space = ({ kind, shape }: Chain, { style, graph }: Sheet, book: Book): string =>
  style.spaces?.includes(kind) && !isScalar(shape) && isNamed(shape, graph)
    ? ` \\in ${spaceTex(shape, book)}`
    : ''

/** Whether the file says all its sizes. */
export const isNamed = (shape: Shape, { namedSizes }: Sheet['graph']): boolean =>
  !shape.some(dim => dim.terms.some(([name]) => namedSizes?.has(name)))
