import Fraction from 'fraction.js'
import { call, type Expr, num } from '../core/expr.ts'
import type { Infix, Op, Option } from '../core/op.ts'
import { abs } from './abs.ts'
import { add } from './add.ts'
import { conv, convWith } from './conv.ts'
import { crossentropy } from './crossentropy.ts'
import { det } from './det.ts'
import { dg } from './dg.ts'
import { diag } from './diag.ts'
import { divide } from './divide.ts'
import { dot } from './dot.ts'
import { elu, eluOf } from './elu.ts'
import { erf } from './erf.ts'
import { exp } from './exp.ts'
import { eye } from './eye.ts'
import { gelu } from './gelu.ts'
import { hadamard } from './hadamard.ts'
import { hcat } from './hcat.ts'
import { inv } from './inv.ts'
import { kron } from './kron.ts'
import { largest } from './largest.ts'
import { layernorm } from './layernorm.ts'
import { leakyrelu, leakyreluOf } from './leakyrelu.ts'
import { log } from './log.ts'
import { logdet } from './logdet.ts'
import { logsoftmax } from './logsoftmax.ts'
import { logsumexp } from './logsumexp.ts'
import { matmul } from './matmul.ts'
import { max } from './max.ts'
import { mean } from './mean.ts'
import { meanalong } from './meanalong.ts'
import { meandown } from './meandown.ts'
import { min } from './min.ts'
import { neg } from './neg.ts'
import { norm } from './norm.ts'
import { norm1 } from './norm1.ts'
import { ones } from './ones.ts'
import { outer } from './outer.ts'
import { pi } from './pi.ts'
import { power } from './power.ts'
import { powers } from './powers.ts'
import { quotient } from './quotient.ts'
import { relu } from './relu.ts'
import { scale } from './scale.ts'
import { sech } from './sech.ts'
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
import { sumalong } from './sumalong.ts'
import { sumdown } from './sumdown.ts'
import { tan } from './tan.ts'
import { tanh } from './tanh.ts'
import { tr } from './tr.ts'
import { transpose } from './transpose.ts'
import { unvec } from './unvec.ts'
import { vcat } from './vcat.ts'
import { vec } from './vec.ts'
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
  elu,
  erf,
  exp,
  eye,
  gelu,
  hadamard,
  hcat,
  inv,
  kron,
  largest,
  layernorm,
  leakyrelu,
  log,
  logdet,
  logsoftmax,
  logsumexp,
  matmul,
  max,
  mean,
  meanalong,
  meandown,
  min,
  neg,
  norm,
  norm1,
  ones,
  outer,
  pi,
  power,
  powers,
  quotient,
  relu,
  scale,
  sech,
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
  sumalong,
  sumdown,
  tan,
  tanh,
  tr,
  transpose,
  unvec,
  vcat,
  vec,
  zeros,
]

/** Operators written with a sign, in the order in which their shapes should be tried. */
export const opsSpelled = (sign: Infix): readonly Op[] => bySign.get(sign) ?? []

/** The operator of a call, by any of its names; where several share one, the first to try. */
export const opCalled = (name: string): Op | undefined => opsCalled(name)[0]

/** All operators of a name, in the order in which their shapes should be tried. */
export const opsCalled = (name: string): readonly Op[] => byName.get(name) ?? []

/** The operators of a name that a call with these options means; none where there are no such options. */
export const opsWith = (name: string, options: readonly Option[]): readonly Op[] => {
  if (options.length === 0) return opsCalled(name)
  const made = PARAMETRISED[opCalled(name)?.name ?? '']?.(options)
  return made ? [made] : OPS.filter(op => callNames(op).includes(name) && sameOptions(op, options))
}

/** The operator of one option only. */
const withOnly =
  (wanted: string, make: (value: Fraction) => Op) =>
  ([option, ...more]: readonly Option[]): Op | undefined =>
    option?.name === wanted && more.length === 0 ? make(option.value) : undefined

/** Functions with numbers of their own, by what the options of a call say. */
const PARAMETRISED: Readonly<Record<string, (options: readonly Option[]) => Op | undefined>> = {
  conv: convWith,
  elu: withOnly('a', eluOf),
  leakyrelu: withOnly('a', leakyreluOf),
}

const sameOptions = (op: Op, options: readonly Option[]): boolean =>
  op.options?.length === options.length &&
  options.every(o => op.options?.some(own => own.name === o.name && own.value.equals(o.value)))

/** Names that may stand before a bracket, aliases included. */
export const functionNames = (): readonly string[] => [...byName.keys()]

/** The number that a name stands for unless the file defines it: `pi`, `e`. */
export const constantNamed = (name: string): Expr | undefined => {
  if (name === 'pi') return call(pi, [])
  return name === 'e' ? call(exp, [num(new Fraction(1))]) : undefined
}

/** Operators with a sign that are also read as calls. */
const ALSO_CALLED: readonly (readonly [string, Op])[] = [
  ['hadamard', hadamard],
  ['outer', outer],
  ['transpose', transpose],
]

/** Names of an operator; a constant is no function. */
const callNames = (op: Op): readonly string[] =>
  op.spelling.kind === 'call' && op !== pi ? op.spelling.names : []

const canonicalFirst = (name: string, ops: readonly Op[]): readonly Op[] => [
  ...ops.filter(op => op.name === name),
  ...ops.filter(op => op.name !== name),
]

const group = <K>(pairs: readonly (readonly [K, Op])[]): Map<K, Op[]> => {
  const groups = new Map<K, Op[]>()
  for (const [key, op] of pairs) groups.set(key, [...(groups.get(key) ?? []), op])
  return groups
}

const byName: ReadonlyMap<string, readonly Op[]> = new Map(
  [
    ...group([
      ...OPS.filter(op => !op.options).flatMap(op =>
        callNames(op).map(name => [name, op] as const),
      ),
      ...ALSO_CALLED,
    ]),
  ].map(([name, ops]) => [name, canonicalFirst(name, ops)]),
)

/** Scalars first: `scale` before `matmul`, `power` before `sqnorm`. */
const BY_SIGN = [add, scale, matmul, hadamard, outer, quotient, divide, power, sqnorm, powers]

const bySign = group(
  BY_SIGN.flatMap(op => (op.spelling.kind === 'infix' ? [[op.spelling.sign, op] as const] : [])),
)
