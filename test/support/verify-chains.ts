import type { Derivation, Form, Kind, Step } from '../../src/core/derivation.ts'
import { call, type Expr, grad, type Var, variable } from '../../src/core/expr.ts'
import { type Graph, shapeOfName } from '../../src/core/graph.ts'
import type { Shape } from '../../src/core/shape.ts'
import * as term from '../../src/core/term.ts'
import { position as at, type Ix, type Term } from '../../src/core/term.ts'
import { hadamard } from '../../src/ops/hadamard.ts'
import { matmul } from '../../src/ops/matmul.ts'
import { outer } from '../../src/ops/outer.ts'
import { primeOf } from '../../src/ops/prime.ts'
import { sigma } from '../../src/ops/sigma.ts'
import { transpose } from '../../src/ops/transpose.ts'

const shapeIn = (graph: Graph, name: string): Shape => shapeOfName(graph, name) ?? []

export const whole = (expr: Expr): Form => ({ level: 'matrix', expr })
export const entries = (free: readonly Ix[], body: Term): Form => ({
  level: 'index',
  term: body,
  free,
})

/** Names and derivatives of one network, to write forms with. */
export const notation = (graph: Graph) => {
  const v = (name: string): Var => variable(name, shapeIn(graph, name))
  const g = (name: string): Expr => grad(v(graph.loss), v(name))
  const ix = (letter: string, name: string, axis = 0): Ix => ({
    name: letter,
    dim: shapeIn(graph, name)[axis] ?? { constant: 1, terms: [] },
  })
  const entry = (expr: Expr, ...letters: Ix[]) => term.entry(expr, letters.map(at))
  const slope = (of: string, ofAt: Ix[], by: string, byAt: Ix[]) =>
    term.slope(v(of), ofAt.map(at), v(by), byAt.map(at))
  return { v, g, ix, entry, slope }
}

export const chain = (
  graph: Graph,
  wrt: string,
  forms: readonly (Form | readonly [target: string, form: Form])[],
  kind: Kind = 'weight',
): Derivation => ({
  loss: graph.loss,
  wrt,
  shape: shapeIn(graph, wrt),
  kind,
  steps: forms.map((form, n): Step => {
    const [target, own] = 'level' in form ? [wrt, form] : form
    return { rule: n === 0 ? 'goal' : 'local-derivative', form: own, target, kind, uses: [] }
  }),
})

/** The chains of the notes for `twoLayer`, by name. */
export const notesChains = (graph: Graph) => {
  const { v, g, ix, entry, slope } = notation(graph)
  const [i, j, k] = [ix('i', 'p'), ix('j', 'x'), ix('k', 'p')]
  const [r, s] = [ix('r', 'q'), ix('s', 'y')]
  const sum = (ks: Ix[], ...factors: Term[]) => term.sum(ks, term.product(factors))
  const prime = (name: string) => call(primeOf(sigma), [v(name)])
  const one = (...factors: Term[]) => term.product(factors)
  const V = chain(graph, 'V', [
    whole(g('V')),
    entries([i, j], entry(g('V'), i, j)),
    entries([i, j], sum([k], entry(g('p'), k), slope('p', [k], 'V', [i, j]))),
    entries([i, j], one(entry(g('p'), i), slope('p', [i], 'V', [i, j]))),
    entries([i, j], one(entry(g('p'), i), entry(v('x'), j))),
    whole(call(outer, [g('p'), v('x')])),
  ])
  const p = chain(graph, 'p', [
    whole(g('p')),
    entries([i], one(entry(g('y'), i), slope('y', [i], 'p', [i]))),
    entries([i], one(entry(g('y'), i), term.apply(primeOf(sigma), [entry(v('p'), i)]))),
    whole(call(hadamard, [g('y'), prime('p')])),
  ])
  const y = chain(graph, 'y', [
    whole(g('y')),
    entries([s], sum([r], entry(g('q'), r), slope('q', [r], 'y', [s]))),
    entries([s], sum([r], entry(g('q'), r), entry(v('U'), r, s))),
    entries([s], sum([r], entry(call(transpose, [v('U')]), s, r), entry(g('q'), r))),
    whole(call(matmul, [call(transpose, [v('U')]), g('q')])),
  ])
  const bias = chain(graph, 'v', [
    whole(g('v')),
    entries([i], one(entry(g('p'), i), slope('p', [i], 'v', [i]))),
    whole(g('p')),
    ['p', entries([i], one(entry(g('y'), i), slope('y', [i], 'p', [i])))],
    ['p', whole(call(hadamard, [g('y'), prime('p')]))],
  ])
  return { V, p, y, bias }
}

/** The chains of `deep`: of every weight, bias, activation and input. */
export const deepChains = (graph: Graph, layers: number): readonly Derivation[] => {
  const { v, g, ix, entry, slope } = notation(graph)
  return Array.from({ length: layers }, (_, n) => n + 1).flatMap(n => {
    const [W, b, p, y] = [`W${n}`, `b${n}`, `p${n}`, `y${n}`]
    const x = n === 1 ? 'x' : `y${n - 1}`
    const [i, j, k] = [ix('i', p), ix('j', x), ix('k', p)]
    const all = (...factors: Term[]) => term.sum([k], term.product(factors))
    const weight = chain(graph, W, [
      whole(g(W)),
      entries([i, j], entry(g(W), i, j)),
      entries([i, j], all(entry(g(p), k), slope(p, [k], W, [i, j]))),
      entries([i, j], term.product([entry(g(p), i), slope(p, [i], W, [i, j])])),
      entries([i, j], term.product([entry(g(p), i), entry(v(x), j)])),
      whole(call(outer, [g(p), v(x)])),
    ])
    const bias = chain(graph, b, [
      whole(g(b)),
      entries([i], term.product([entry(g(p), i), slope(p, [i], b, [i])])),
      entries([i], entry(g(p), i)),
      whole(g(p)),
    ])
    const activation = chain(graph, p, [
      whole(g(p)),
      entries([i], term.product([entry(g(y), i), slope(y, [i], p, [i])])),
      whole(call(hadamard, [g(y), call(primeOf(sigma), [v(p)])])),
    ])
    const input = chain(graph, x, [
      whole(g(x)),
      entries([j], all(entry(g(p), k), slope(p, [k], x, [j]))),
      entries([j], all(entry(g(p), k), entry(v(W), k, j))),
      whole(call(matmul, [call(transpose, [v(W)]), g(p)])),
    ])
    return [weight, bias, activation, input]
  })
}
