import type { Form } from '../core/derivation.ts'
import type { Expr, Grad } from '../core/expr.ts'
import { mapNames } from '../core/replace.ts'

/** Every occurrence of a gradient in a form. */
export const gradsOf = (form: Form): Grad[] => {
  const found: Grad[] = []
  mapGrads(form, grad => {
    found.push(grad)
    return grad
  })
  return found
}

/** The form with something else for its gradients. */
export const mapGrads = (form: Form, f: (grad: Grad) => Expr): Form =>
  mapNames(form, leaf => (leaf.kind === 'grad' ? f(leaf) : leaf))

/** The wish, or with a number behind it the first that is free. */
export const freeName = (wish: string, taken: ReadonlySet<string>): string => {
  let name = wish
  for (let n = 1; taken.has(name); n++) name = `${wish}_${n}`
  return name
}
