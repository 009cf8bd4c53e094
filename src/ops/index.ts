import Fraction from 'fraction.js'
import { call, type Expr, num } from '../core/expr.ts'
import type { Infix, Op } from '../core/op.ts'
import { abs } from './abs.ts'
import { add } from './add.ts'
import { COMPOSITES, type Composite } from './composite.ts'
import { conv } from './conv.ts'
import { crossentropy } from './crossentropy.ts'
import { det } from './det.ts'
import { dg } from './dg.ts'
import { diag } from './diag.ts'
import { divide } from './divide.ts'
import { dot } from './dot.ts'
import { erf } from './erf.ts'
import { exp } from './exp.ts'
import { eye } from './eye.ts'
import { gelu } from './gelu.ts'
import { hadamard } from './hadamard.ts'
import { inv } from './inv.ts'
import { log } from './log.ts'
import { logdet } from './logdet.ts'
import { logsoftmax } from './logsoftmax.ts'
import { logsumexp } from './logsumexp.ts'
import { matmul } from './matmul.ts'
import { max } from './max.ts'
import { min } from './min.ts'
import { neg } from './neg.ts'
import { norm } from './norm.ts'
import { ones } from './ones.ts'
import { outer } from './outer.ts'
import { pi } from './pi.ts'
import { power } from './power.ts'
import { powers } from './powers.ts'
import { quotient } from './quotient.ts'
import { relu } from './relu.ts'
import { scale } from './scale.ts'
import { sigma } from './sigma.ts'
import { sign } from './sign.ts'
import { silu } from './silu.ts'
import { cos, sin } from './sin.ts'
import { cosh, sinh } from './sinh.ts'
import { size } from './size.ts'
import { softmax } from './softmax.ts'
import { softplus } from './softplus.ts'
import { sqnorm } from './sqnorm.ts'
import { sqrt } from './sqrt.ts'
import { step } from './step.ts'
import { sum } from './sum.ts'
import { tan } from './tan.ts'
import { tanh } from './tanh.ts'
import { tr } from './tr.ts'
import { transpose } from './transpose.ts'
import { zeros } from './zeros.ts'

/** Every operator, by name. */
export const OPS: readonly Op[] = [
  abs,
  add,
  conv,
  cos,
  cosh,
  crossentropy,
  det,
  dg,
  diag,
  divide,
  dot,
  erf,
  exp,
  eye,
  gelu,
  hadamard,
  inv,
  log,
  logdet,
  logsoftmax,
  logsumexp,
  matmul,
  max,
  min,
  neg,
  norm,
  ones,
  outer,
  pi,
  power,
  powers,
  quotient,
  relu,
  scale,
  sigma,
  sign,
  silu,
  sin,
  sinh,
  size,
  softmax,
  softplus,
  sqnorm,
  sqrt,
  step,
  sum,
  tan,
  tanh,
  tr,
  transpose,
  zeros,
]

/** Operators written with a sign, in the order in which their shapes should be tried. */
export const opsSpelled = (sign: Infix): readonly Op[] => bySign.get(sign) ?? []

/** The operator of a call, by any of its names; where several share one, the first to try. */
export const opCalled = (name: string): Op | undefined => opsCalled(name)[0]

/** All operators of a name, in the order in which their shapes should be tried. */
export const opsCalled = (name: string): readonly Op[] => byName.get(name) ?? []

/** The abbreviation of a name: `mean`, `norm1`, and `sum` with an axis. */
export const compositeCalled = (name: string): Composite | undefined =>
  COMPOSITES.find(composite => composite.name === name)

/** Names that may stand before a bracket, aliases included. */
export const functionNames = (): readonly string[] => [
  ...new Set([...byName.keys(), ...COMPOSITES.map(composite => composite.name)]),
]

/** The number that a name stands for unless the file defines it: `pi`, `e`. */
export const constantNamed = (name: string): Expr | undefined => {
  if (name === 'pi') return call(pi, [])
  return name === 'e' ? call(exp, [num(new Fraction(1))]) : undefined
}

/** Operators with a sign that are also read as calls. */
const ALSO_CALLED: readonly (readonly [string, Op])[] = [
  ['outer', outer],
  ['transpose', transpose],
]

/** Names of an operator; a constant is no function. */
const callNames = (op: Op): readonly string[] =>
  op.spelling.kind === 'call' && op !== pi ? op.spelling.names : []

const canonicalFirst = (name: string, ops: readonly Op[]): readonly Op[] => [
  ...ops.filter(op => callNames(op)[0] === name),
  ...ops.filter(op => callNames(op)[0] !== name),
]

const group = <K>(pairs: readonly (readonly [K, Op])[]): Map<K, Op[]> => {
  const groups = new Map<K, Op[]>()
  for (const [key, op] of pairs) groups.set(key, [...(groups.get(key) ?? []), op])
  return groups
}

const byName: ReadonlyMap<string, readonly Op[]> = new Map(
  [
    ...group([
      ...OPS.flatMap(op => callNames(op).map(name => [name, op] as const)),
      ...ALSO_CALLED,
    ]),
  ].map(([name, ops]) => [name, canonicalFirst(name, ops)]),
)

/** Scalars first: `scale` before `matmul`, `power` before `sqnorm`. */
const BY_SIGN = [add, scale, matmul, hadamard, outer, quotient, divide, power, sqnorm, powers]

const bySign = group(
  BY_SIGN.flatMap(op => (op.spelling.kind === 'infix' ? [[op.spelling.sign, op] as const] : [])),
)
