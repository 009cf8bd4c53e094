import type { Affine } from '../core/affine.ts'
import type { Aim, Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import { consumersOf, type Graph } from '../core/graph.ts'
import type { Shape } from '../core/shape.ts'
import type { Ix, Slope, Term } from '../core/term.ts'
import { dependsOn, equationOf, isLooseLeaf, isReached } from './network.ts'

/**
 * A text that is the same for equalities that differ only in names: layers of a
 * network are alike. Definitions that a proof may look through are in it.
 */
export const likeness = (left: Form, right: Form, graph: Graph, aim?: Aim): string => {
  const writer: Writer = { graph, aim, names: new Map(), meetsTarget: false }
  const sides = `${formText(writer, left)} = ${formText(writer, right)}`
  if (!writer.meetsTarget || aim === undefined) return sides
  return `${sides} where ${aim.of === undefined ? consumersText(writer, aim.by) : operandsText(writer, aim.of)}`
}

interface Writer {
  readonly graph: Graph
  readonly aim: Aim | undefined
  /** Names met, numbered in order. */
  readonly names: Map<string, number>
  meetsTarget: boolean
}

const formText = (w: Writer, form: Form): string =>
  form.level === 'matrix'
    ? exprText(w, form.expr)
    : `${lettersText(w, form.free)} ${termText(w, form.term)}`

/** Every consumer that matters, with its definition. */
const consumersText = (w: Writer, target: string): string =>
  consumersOf(w.graph, target)
    .filter(({ name }) => isReached(w.graph, name))
    .map(({ name, body }) => {
      const kind = name === w.graph.loss ? 'loss' : 'consumer'
      return `${kind} ${nameText(w, name)} ${exprText(w, body)}`
    })
    .join('; ')

/** The equation that goes forward, with its definition. */
const operandsText = (w: Writer, of: string): string => {
  const body = equationOf(w.graph, of)?.body
  return `onward ${nameText(w, of)} ${body ? exprText(w, body) : ''}`
}

const nameText = ({ names }: Writer, name: string): string => {
  const known = names.get(name) ?? names.size
  names.set(name, known)
  return `#${known}`
}

const exprText = (w: Writer, expr: Expr): string => {
  switch (expr.kind) {
    case 'num':
      return expr.value.toFraction()
    case 'var':
      return `${isLooseLeaf(w.graph, expr.name) ? 'leaf' : ''}${nameText(w, expr.name)}${shapeText(w, expr.shape)}`
    case 'grad':
      return `${expr.isTurned ? 'turned' : ''}${gradientText(w, expr.of, expr.by, expr.shape)}`
    case 'call': {
      const args = expr.args.map(arg => exprText(w, arg))
      return `${expr.op.name}${shapeText(w, expr.attrs)}(${args.join()})`
    }
    case 'table':
      return `table(${lettersText(w, expr.letters)} ${termText(w, expr.body)})`
  }
}

const gradientText = (w: Writer, of: string, by: string, shape: Shape): string => {
  const { graph, aim } = w
  const isAim = by === aim?.by && of === (aim.of ?? graph.loss)
  w.meetsTarget ||= isAim
  const kind = [
    of === graph.loss ? 'loss' : 'name',
    of === by ? 'itself' : dependsOn(graph, of, by) ? 'reached' : 'apart',
    isAim ? 'target' : 'other',
  ]
  return `${kind.join('-')}(${nameText(w, of)},${nameText(w, by)}${shapeText(w, shape)})`
}

const shapeText = (w: Writer, shape: readonly Affine[]): string =>
  `[${shape.map(dim => affineText(w, dim)).join()}]`

const affineText = (w: Writer, { constant, terms }: Affine): string =>
  terms.reduce((text, [name, c]) => `${text}+${c}${nameText(w, `:${name}`)}`, `${constant}`)

const lettersText = (w: Writer, letters: readonly Ix[]): string =>
  letters
    .map(({ name, dim, first }) => {
      const from = first ? `from${affineText(w, first)}` : ''
      return `${nameText(w, `:${name}`)}:${affineText(w, dim)}${from}`
    })
    .join()

const termText = (w: Writer, term: Term): string => {
  switch (term.kind) {
    case 'const':
      return term.value.toFraction()
    case 'entry':
      return `${exprText(w, term.expr)}@${shapeText(w, term.at)}`
    case 'slope':
      return slopeText(w, term)
    case 'delta':
      return `δ${shapeText(w, [term.a, term.b])}`
    case 'apply':
      return `${term.op.name}(${termsText(w, term.args)})`
    case 'power':
      return `(${termText(w, term.base)})^${term.exponent.toFraction()}`
    case 'product':
      return `Π(${termsText(w, term.factors)})`
    case 'total':
      return `+(${termsText(w, term.terms)})`
    case 'sum':
      return `Σ(${lettersText(w, term.letters)};${termText(w, term.body)})`
  }
}

const termsText = (w: Writer, terms: readonly Term[]): string =>
  terms.map(term => termText(w, term)).join()

const slopeText = (w: Writer, { of, ofAt, by, byAt, mode }: Slope): string => {
  const places = `${shapeText(w, ofAt)}${shapeText(w, byAt)}`
  const text = `${mode}(${exprText(w, of)}/${exprText(w, by)})${places}`
  if (of.kind !== 'var' || of.name === by.name) return text
  if (mode === 'total') return `${text}${gradientText(w, of.name, by.name, by.shape)}`
  const body = equationOf(w.graph, of.name)?.body
  return body ? `${text}{${exprText(w, body)}}` : text
}
