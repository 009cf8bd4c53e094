import type { Expr } from '../core/expr.ts'
import type { Ix } from '../core/term.ts'
import {
  diagOf,
  dotOf,
  hadamardOf,
  mulOf,
  onesOf,
  sumOf,
  traceOf,
  transposeOf,
} from '../ops/build.ts'

/** A product as a graph: letters are its nodes, matrices its edges, vectors sit on letters. */
export interface Net {
  readonly bound: readonly Ix[]
  readonly scalars: readonly Piece[]
  /** Scalars that divide. */
  readonly divisors: readonly Expr[]
  readonly vectors: readonly OnLetter[]
  readonly matrices: readonly Edge[]
}
/** `order` is the place of the first factor that went into it. */
export interface Piece {
  readonly expr: Expr
  readonly order: number
}
/** A column over `letter`. */
export interface OnLetter extends Piece {
  readonly letter: string
}
/** A matrix whose rows run over `a` and columns over `b`. */
export interface Edge extends Piece {
  readonly a: string
  readonly b: string
}

/** A reduction that removes bound letter k, or undefined where it does not apply. */
export interface ReadRule {
  readonly name: string
  apply(net: Net, k: Ix): Net | undefined
}

/** Letter k with all that touches it; `others` are the letters at the far ends of its matrices. */
interface Around {
  readonly vectors: readonly OnLetter[]
  readonly matrices: readonly Edge[]
}

/**
 * Series–parallel reduction. The order of the rules decides the size of what is
 * read, not whether it can be read; each is an identity in the letters a, b, k.
 * A letter that nothing carries has been counted before, by `contract`.
 */
export const READ_RULES: readonly ReadRule[] = [
  // Σ_k v_k = sum(v);  Σ_k v_k w_k … = v' (w ⊙ …)
  { name: 'inner-product', apply: (net, k) => when(net, k, 'some', 0, inner) },
  // Σ_k M_ak v_k = (M v)_a
  { name: 'matrix-vector', apply: (net, k) => when(net, k, 'some', 1, matrixVector) },
  // Σ_ak A_ak B_ak = tr(A B')
  { name: 'trace', apply: (net, k) => when(net, k, 0, 2, trace) },
  // A_ak B_ak = (A ⊙ B)_ak
  { name: 'parallel', apply: (net, k) => parallel(net, k) },
  // Σ_k A_ak B_kb = (A B)_ab
  { name: 'matrix-product', apply: (net, k) => when(net, k, 0, 2, series) },
  // Σ_k M_ak = (M 1)_a;  Σ_ak M_ak = sum(M)
  { name: 'row-sum', apply: (net, k) => when(net, k, 0, 1, rowSum) },
  // Σ_k A_ak v_k B_kb = (A diag(v) B)_ab
  { name: 'weighted-product', apply: (net, k) => when(net, k, 'some', 2, series) },
]

/** Removes bound letters as long as a rule applies. What stays bound cannot be read. */
export const reduce = (net: Net): Net => {
  for (const rule of READ_RULES) {
    for (const k of net.bound) {
      const next = rule.apply(net, k)
      if (next) return reduce(next)
    }
  }
  return net
}

/** Columns on one letter as one column, in the order of their factors. */
export const columnOf = (pieces: readonly Piece[]): Expr =>
  hadamardOf(...inOrder(pieces).map(p => p.expr))

export const inOrder = <P extends Piece>(pieces: readonly P[]): P[] =>
  [...pieces].sort((a, b) => a.order - b.order)

/** The matrix of an edge with rows over `row`. */
export const oriented = (edge: Edge, row: string): Expr =>
  edge.a === row ? edge.expr : transposeOf(edge.expr)

/** The letter at the other end. */
export const farEnd = (edge: Edge, k: string): string => (edge.a === k ? edge.b : edge.a)

interface Outcome {
  readonly scalar?: Expr
  readonly vector?: { readonly letter: string; readonly expr: Expr }
  readonly matrix?: { readonly a: string; readonly b: string; readonly expr: Expr }
  /** Another letter that went with k. */
  readonly gone?: string
}

type Reading = (around: Around, k: Ix, net: Net) => Outcome | undefined

const around = (net: Net, k: Ix): Around => ({
  vectors: net.vectors.filter(v => v.letter === k.name),
  matrices: net.matrices.filter(m => m.a === k.name || m.b === k.name),
})

/** Applies a reading where k carries the given numbers of vectors and matrices. */
const when = (
  net: Net,
  k: Ix,
  vectors: 0 | 'some',
  matrices: number,
  reading: Reading,
): Net | undefined => {
  const here = around(net, k)
  if ((here.vectors.length === 0) !== (vectors === 0)) return undefined
  if (here.matrices.length !== matrices) return undefined
  const outcome = reading(here, k, net)
  return outcome && replaceAround(net, k, here, outcome)
}

const replaceAround = (net: Net, k: Ix, here: Around, outcome: Outcome): Net => {
  const used: readonly Piece[] = [...here.vectors, ...here.matrices]
  const order = Math.min(...used.map(p => p.order), Number.MAX_SAFE_INTEGER)
  const { scalar, vector, matrix, gone } = outcome
  return {
    ...net,
    bound: net.bound.filter(ix => ix !== k && ix.name !== gone),
    scalars: scalar ? [...net.scalars, { expr: scalar, order }] : net.scalars,
    vectors: [
      ...net.vectors.filter(v => !used.includes(v)),
      ...(vector ? [{ ...vector, order }] : []),
    ],
    matrices: [
      ...net.matrices.filter(m => !used.includes(m)),
      ...(matrix ? [{ ...matrix, order }] : []),
    ],
  }
}

const inner: Reading = ({ vectors }) => {
  const [first, ...rest] = inOrder(vectors)
  if (!first) return undefined
  return { scalar: rest.length === 0 ? sumOf(first.expr) : dotOf(first.expr, columnOf(rest)) }
}

const matrixVector: Reading = ({ vectors, matrices }, k) => {
  const edge = matrices[0] as Edge
  const a = farEnd(edge, k.name)
  return { vector: { letter: a, expr: mulOf(oriented(edge, a), columnOf(vectors)) } }
}

const rowSum: Reading = ({ matrices }, k, net) => {
  const edge = matrices[0] as Edge
  const a = farEnd(edge, k.name)
  if (isLonely(net, a, [edge])) return { scalar: sumOf(edge.expr), gone: a }
  return { vector: { letter: a, expr: mulOf(oriented(edge, a), onesOf([k.dim])) } }
}

const trace: Reading = ({ matrices }, k, net) => {
  const [first, second] = inOrder(matrices) as [Edge, Edge]
  const a = farEnd(first, k.name)
  if (farEnd(second, k.name) !== a) return undefined
  if (!isLonely(net, a, matrices)) return undefined
  return { scalar: traceOf(mulOf(oriented(first, a), oriented(second, k.name))), gone: a }
}

const series: Reading = ({ vectors, matrices }, k) => {
  const [first, second] = inOrder(matrices) as [Edge, Edge]
  const a = farEnd(first, k.name)
  const b = farEnd(second, k.name)
  if (a === b) return undefined
  const left = oriented(first, a)
  const weighted = vectors.length === 0 ? left : mulOf(left, diagOf(columnOf(vectors)))
  return { matrix: { a, b, expr: mulOf(weighted, oriented(second, k.name)) } }
}

/** Two matrices between the same letters become one; k stays. */
const parallel = (net: Net, k: Ix): Net | undefined => {
  const { matrices } = around(net, k)
  for (const first of matrices) {
    const a = farEnd(first, k.name)
    const second = matrices.find(m => m !== first && farEnd(m, k.name) === a)
    if (!second) continue
    const expr = hadamardOf(oriented(first, a), oriented(second, a))
    const merged = { a, b: k.name, expr, order: Math.min(first.order, second.order) }
    return { ...net, matrices: [...net.matrices.filter(m => m !== first && m !== second), merged] }
  }
  return undefined
}

/** True when a bound letter touches nothing but the given edges. */
const isLonely = (net: Net, letter: string, edges: readonly Edge[]): boolean =>
  net.bound.some(ix => ix.name === letter) &&
  net.vectors.every(v => v.letter !== letter) &&
  net.matrices.every(m => edges.includes(m) || (m.a !== letter && m.b !== letter))
