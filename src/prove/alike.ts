import type { Affine } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import { consumersOf, type Graph } from '../core/graph.ts'
import type { Shape } from '../core/shape.ts'
import type { Ix, Term } from '../core/term.ts'
import { equationOf, isReached } from './network.ts'

/**
 * A text that is the same for equalities that differ only in names: layers of a
 * network are alike. Definitions that a proof may look through are in it.
 */
export const likeness = (left: Form, right: Form, graph: Graph, target?: string): string => {
  const writer: Writer = { graph, target, names: new Map(), out: [], meetsTarget: false }
  writeForm(writer, left)
  writer.out.push('=')
  writeForm(writer, right)
  if (writer.meetsTarget && target !== undefined) writeConsumers(writer, target)
  return writer.out.join(' ')
}

interface Writer {
  readonly graph: Graph
  readonly target: string | undefined
  /** Names met, numbered in order. */
  readonly names: Map<string, number>
  readonly out: string[]
  meetsTarget: boolean
}

const writeForm = (w: Writer, form: Form): void => {
  if (form.level === 'matrix') return writeExpr(w, form.expr)
  writeLetters(w, form.free)
  writeTerm(w, form.term)
}

/** Every consumer that matters, with its definition. */
const writeConsumers = (w: Writer, target: string): void => {
  for (const { name, body } of consumersOf(w.graph, target)) {
    if (!isReached(w.graph, name)) continue
    w.out.push(name === w.graph.loss ? 'loss' : 'consumer')
    writeName(w, name)
    writeExpr(w, body)
  }
}

const writeName = ({ names, out }: Writer, name: string): void => {
  const known = names.get(name)
  if (known === undefined) names.set(name, names.size)
  out.push(`${known ?? names.size - 1}`)
}

const writeExpr = (w: Writer, expr: Expr): void => {
  switch (expr.kind) {
    case 'num':
      w.out.push(expr.value.toFraction())
      return
    case 'var':
      w.out.push('v')
      writeName(w, expr.name)
      return writeShape(w, expr.shape)
    case 'grad':
      return writeGradient(w, expr.of, expr.by, expr.shape)
    case 'call':
      w.out.push(expr.op.name, '(')
      for (const arg of expr.args) writeExpr(w, arg)
      writeShape(w, expr.attrs)
      w.out.push(')')
      return
    case 'table':
      w.out.push('table')
      writeLetters(w, expr.letters)
      return writeTerm(w, expr.body)
  }
}

const writeGradient = (w: Writer, of: string, by: string, shape: Shape): void => {
  const { graph, target } = w
  w.meetsTarget ||= by === target
  const isOwn = of === graph.loss ? 'g' : 'd'
  w.out.push(isOwn, of === by ? 'one' : isReached(graph, by) ? 'some' : 'none')
  w.out.push(by === target ? 'target' : 'other')
  writeName(w, of)
  writeName(w, by)
  writeShape(w, shape)
}

const writeShape = (w: Writer, shape: readonly Affine[]): void => {
  for (const dim of shape) writeAffine(w, dim)
  w.out.push(';')
}

const writeAffine = (w: Writer, { constant, terms }: Affine): void => {
  w.out.push(`${constant}`)
  for (const [name, c] of terms) {
    w.out.push(`${c}`)
    writeName(w, `:${name}`)
  }
  w.out.push(',')
}

const writeLetters = (w: Writer, letters: readonly Ix[]): void => {
  for (const { name, dim, first } of letters) {
    writeName(w, `:${name}`)
    writeAffine(w, dim)
    if (first) {
      w.out.push('from')
      writeAffine(w, first)
    }
  }
  w.out.push(';')
}

const writeTerm = (w: Writer, term: Term): void => {
  w.out.push(term.kind)
  switch (term.kind) {
    case 'const':
      w.out.push(term.value.toFraction())
      return
    case 'entry':
      writeExpr(w, term.expr)
      return writeShape(w, term.at)
    case 'slope':
      return writeSlope(w, term)
    case 'delta':
      return writeShape(w, [term.a, term.b])
    case 'apply':
      w.out.push(term.op.name)
      return writeTerms(w, term.args)
    case 'power':
      w.out.push(term.exponent.toFraction())
      return writeTerms(w, [term.base])
    case 'product':
      return writeTerms(w, term.factors)
    case 'total':
      return writeTerms(w, term.terms)
    case 'sum':
      writeLetters(w, term.letters)
      return writeTerm(w, term.body)
  }
}

const writeTerms = (w: Writer, terms: readonly Term[]): void => {
  for (const term of terms) writeTerm(w, term)
  w.out.push(')')
}

const writeSlope = (w: Writer, term: Extract<Term, { kind: 'slope' }>): void => {
  const { of, ofAt, by, byAt, mode } = term
  w.out.push(mode)
  writeExpr(w, of)
  writeExpr(w, by)
  writeShape(w, ofAt)
  writeShape(w, byAt)
  if (of.kind !== 'var' || of.name === by.name) return
  if (mode === 'total') return writeGradient(w, of.name, by.name, by.shape)
  const body = equationOf(w.graph, of.name)?.body
  if (body) writeExpr(w, body)
}
