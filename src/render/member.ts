import type { Form } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { sameSyntax } from '../core/nodes.ts'
import { mapParts } from '../core/parts.ts'
import type { Derivative, SumSyntax, Syntax } from '../core/syntax.ts'
import type { Book } from './book.ts'
import type { Member } from './layout.ts'
import { bounded } from './manner.ts'
import { infix } from './node.ts'
import type { Sheet } from './sheet.ts'
import { spellForm } from './spell.ts'
import { printTex } from './tex.ts'

/** A member of a chain in LaTeX, as the style has it; the first one is the head. */
export const memberTex = ({ step }: Member, sheet: Sheet, book: Book, isHead = false): string => {
  const { graph, style } = sheet
  const { form, rule } = step
  const quoted = spellForm(bounded(form, style, graph), sheet)
  const bare = style.contracted && rule === 'chain-rule' ? contracted(quoted, book) : undefined
  const named =
    book.notation.slopes === 'functions' ? byFunctions(bare ?? quoted, graph) : undefined
  const own: Book = isHead ? { ...book, isHead } : { ...book, ...calledIn(form, book) }
  const isBraced = rule === 'own-value' || rule === 'every-factor'
  const written = named ?? bare ?? quoted
  return rule === 'to-the-loss' ? ratioTex(written, own) : productTex(written, own, isBraced)
}

const calledIn = (form: Form, { notation }: Book): Pick<Book, 'called'> =>
  notation.components && form.level === 'index'
    ? { called: new Set(form.free.map(ix => ix.name)) }
    : {}

/** Σ_k ∂L/∂Y_k ∂Y_k/∂W_ij as ∂L/∂Y ∂Y/∂W: undefined where it is not made of derivatives alone. */
const contracted = (syntax: Syntax, book: Book): Syntax | undefined => {
  if (syntax.kind === 'sum') return contracted(syntax.body, book)
  if (syntax.kind === 'derivative') return isFlat(whole(syntax), book) ? whole(syntax) : undefined
  if (syntax.kind !== 'infix' || (syntax.sign !== '*' && syntax.sign !== '+')) return undefined
  const [left, right] = [contracted(syntax.left, book), contracted(syntax.right, book)]
  return left && right && infix(syntax.sign, left, right)
}

/** Between matrices at most: which axes are contracted is clear. */
const isFlat = ({ of, by }: Derivative, { shapes }: Book): boolean =>
  [of, by].every(one => one.kind === 'name' && (shapes.get(one.name)?.length ?? 3) <= 2)

const whole = (syntax: Derivative): Derivative => ({
  ...syntax,
  of: withoutPlaces(syntax.of),
  by: withoutPlaces(syntax.by),
})

const withoutPlaces = (syntax: Syntax): Syntax => (syntax.kind === 'indexed' ? syntax.base : syntax)

/** ∂f_4/∂y_2 for ∂y_4/∂y_2 where y_4 = f_4(…). */
export const byFunctions = (syntax: Syntax, graph: Graph): Syntax => {
  const made = mapParts(syntax, part => byFunctions(part, graph))
  if (made.kind !== 'derivative' || made.of.kind !== 'name') return made
  const { name } = made.of
  if (name === graph.loss || sameSyntax(made.of, made.by)) return made
  const body = graph.equations.find(equation => equation.name === name)?.syntax.body
  const isFunction = body?.kind === 'call' && graph.functions.has(body.name)
  return isFunction ? { ...made, of: { kind: 'name', name: body.name } } : made
}

/** `t/y × y (δ - y)`: the sign between derivatives also stands behind the quotient that is one of them. */
const ratioTex = (syntax: Syntax, book: Book): string => {
  const { between } = book.notation
  if (syntax.kind === 'negation' && syntax.arg.kind === 'sum')
    return `-${ratioTex(syntax.arg, book)}`
  if (syntax.kind === 'sum') return `${sigmaTex(syntax, book)} ${ratioTex(syntax.body, book)}`
  const [first, ...rest] = factorsOf(syntax)
  const isRatio = first?.kind === 'infix' && first.sign === '/'
  if (between === undefined || !isRatio || rest.length === 0) return printTex(syntax, book)
  return `${printTex(first, book)} ${between} ${printTex(
    rest.reduce((a, b) => infix('*', a, b)),
    book,
  )}`
}

/** Signs between derivatives, and braces around what stands for one, where the notation has them. */
const productTex = (syntax: Syntax, book: Book, isBraced: boolean): string => {
  const { between } = book.notation
  const factors = isBraced && book.notation.factors
  if (between === undefined && !factors) return printTex(syntax, book)
  if (syntax.kind === 'sum') {
    return `${sigmaTex(syntax, book)} ${productTex(syntax.body, book, isBraced)}`
  }
  const parts = factorsOf(syntax)
  const isFormal = parts.every(part => part.kind === 'derivative')
  if (parts.length < 2 || !(isFormal || factors)) return printTex(syntax, book)
  const written = grouped(parts).map(part =>
    isFormal || part.kind === 'derivative' ? printTex(part, book) : `\\{${printTex(part, book)}\\}`,
  )
  return written.join(` ${between ?? ''} `)
}

const sigmaTex = (syntax: SumSyntax, book: Book): string =>
  printTex({ ...syntax, body: { kind: 'numeral', text: '1' } }, book).replace(/ 1$/, '')

const factorsOf = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'infix' && syntax.sign === '*' && !syntax.isGrouped
    ? [...factorsOf(syntax.left), ...factorsOf(syntax.right)]
    : [syntax]

/** A value and one minus it are one factor: h (1 - h). */
const grouped = (parts: readonly Syntax[]): readonly Syntax[] => {
  const all: Syntax[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last && isOneMinus(part, last)) all.splice(-1, 1, infix('*', last, part))
    else all.push(part)
  }
  return all
}

const isOneMinus = (syntax: Syntax, value: Syntax): boolean =>
  syntax.kind === 'infix' &&
  syntax.sign === '-' &&
  syntax.left.kind === 'numeral' &&
  syntax.left.text === '1' &&
  JSON.stringify(syntax.right) === JSON.stringify(value)
