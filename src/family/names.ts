import { namesOf } from '../core/affine.ts'
import type { Expr, Var } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import type { Shape } from '../core/shape.ts'
import { children, type Term } from '../core/term.ts'

/** Names of values in a whole, each once, in order of appearance. */
export const namesIn = (expr: Expr): readonly string[] => [...valuesIn(expr).keys()]

/** The same with their shapes. */
export const valuesIn = (expr: Expr): ReadonlyMap<string, Shape> => {
  const found = new Map<string, Shape>()
  visit(expr, { ...NOTHING, value: ({ name, shape }) => found.set(name, shape) })
  return found
}

/** Names of sizes in a whole, each once. */
export const sizeNamesIn = (expr: Expr): readonly string[] => {
  const found = new Set<string>()
  const sizes = (shape: Shape) => {
    for (const name of shape.flatMap(namesOf)) found.add(name)
  }
  visit(expr, { ...NOTHING, sizes })
  return [...found]
}

/** Sums over members in a whole, by their operators. */
export const seriesIn = (expr: Expr): readonly Op[] => {
  const found = new Set<Op>()
  visit(expr, { ...NOTHING, series: op => found.add(op) })
  return [...found]
}

const NOTHING: Visitor = { value: () => undefined, sizes: () => undefined, series: () => undefined }

interface Visitor {
  value(value: Var): void
  sizes(shape: Shape): void
  series(op: Op): void
}

const visit = (expr: Expr, visitor: Visitor): void => {
  visitor.sizes(expr.shape)
  switch (expr.kind) {
    case 'num':
    case 'grad':
      return
    case 'var':
      visitor.value(expr)
      return
    case 'call':
      if (expr.op.over) visitor.series(expr.op)
      visitor.sizes(expr.attrs)
      for (const arg of expr.args) visit(arg, visitor)
      return
    case 'table':
      visitor.sizes(expr.letters.map(ix => ix.dim))
      visitTerm(expr.body, visitor)
  }
}

const visitTerm = (term: Term, visitor: Visitor): void => {
  if (term.kind === 'entry') visit(term.expr, visitor)
  if (term.kind === 'sum') visitor.sizes(term.letters.map(ix => ix.dim))
  if (term.kind === 'slope') {
    visit(term.of, visitor)
    visitor.value(term.by)
  }
  for (const child of children(term)) visitTerm(child, visitor)
}
