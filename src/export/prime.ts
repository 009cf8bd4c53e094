import { variable } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { atom, type Code, LEVEL, multiplied, summed, type Value } from '../core/python.ts'
import { children, entry, type Term } from '../core/term.ts'
import type { Book } from './book.ts'
import { ARRAY } from './helpers.ts'
import { ExportError } from './refusal.ts'
import { functionText } from './writer.ts'

/** The name of f′ of a function of the language: `dsigma`. Its definition then stands in the module. */
export const derivativeHelper = (book: Book, prime: Op, root: Op, order: number): string => {
  const { derivatives, define } = book.py
  const known = derivatives.get(prime)
  if (known !== undefined) return known
  const called = root.spelling.kind === 'call' ? root.spelling.names[0] : undefined
  const name = book.names.fresh(`${'d'.repeat(order)}${called ?? root.name}`)
  derivatives.set(prime, name)
  const { code, needsResult } = formulaOf(book, prime)
  const result = needsResult ? [`y = ${callOf(book, root).text}`] : []
  const about = `The derivative${order > 1 ? ` of order ${order}` : ''} of ${called}.`
  define(functionText(`${name}(x)`, [about], [...result, `return ${code.text}`]))
  return name
}

const X = entry(variable('x', []), [])
const Y = entry(variable('y', []), [])

/** f′ in x and y = f(x), where f is known; of f″ and on what differentiating the formula of f gives. */
const formulaOf = (book: Book, prime: Op): { code: Code; needsResult: boolean } => {
  const of = prime.derivativeOf?.op
  const term = of?.derivativeOf ? prime.elementwise?.value(X) : of?.elementwise?.slope(X, Y)
  if (!term || mentions(term, prime)) throw new ExportError('export-formula', { name: prime.name })
  const needsResult = includes(term, Y)
  const code = book.read.term(inXY(book), term)
  const isConstant = !needsResult && !includes(term, X)
  return { needsResult, code: isConstant ? constant(code) : code }
}

/** A constant slope at every entry of x. */
const constant = (code: Code): Code => summed([multiplied([atom('0'), atom('x')]), code])

const callOf = (book: Book, op: Op): Code =>
  book.read.call(inXY(book), op, [argument('x')], { attrs: [], shape: [] })

/** There x and y are all there is: no other arrays tell of what type new ones are. */
const inXY = (book: Book): Book => ({
  ...book,
  value: argument,
  py: {
    ...book.py,
    array: ({ text, isPlain }) =>
      isPlain && book.py.target === 'torch' ? `${book.py.use(ARRAY)}(${text})` : text,
  },
})

const argument = (name: string): Value => ({ text: name, level: LEVEL.atom, shape: [] })

const includes = (term: Term, part: Term): boolean =>
  (term.kind === 'entry' && part.kind === 'entry' && term.expr === part.expr) ||
  children(term).some(child => includes(child, part))

const mentions = (term: Term, op: Op): boolean =>
  (term.kind === 'apply' && term.op === op) || children(term).some(child => mentions(child, op))
