import { called, name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { dg } from '../../ops/dg.ts'
import { diag } from '../../ops/diag.ts'
import { entry, entrywise, infix, partial, summed, times, turned } from '../build.ts'
import { jacobianEntry } from '../jacobian.ts'
import type { Lesson, Repair } from '../lesson.ts'
import { couplingsOf } from '../network.ts'
import { SOFTMAX } from '../networks.ts'
import type { Suspect, Target } from '../suspect.ts'

/** Softmax treated as if each output depended on its own input only. */
export const softmaxOffDiagonalDropped: Lesson<'softmax_off_diagonal_dropped'> = {
  key: 'softmax_off_diagonal_dropped',
  *repairs(at) {
    const { target, graph } = at
    for (const { node, by } of couplingsOf(graph)) {
      if (!target || target.by !== by) continue
      const values = { name: name(node) }
      const pairs = target.isGradient ? gradients(at, target, node) : jacobians(at, target, node)
      for (const { syntax, evidence } of pairs) yield { syntax, values, evidence }
    }
  },
  example: {
    network: SOFTMAX,
    wrong: '∂L/∂a[i] = ∂L/∂y[i]*∂y[i]/∂a[i]',
    right: '∂L/∂a[i] = sum(j, ∂L/∂y[j]*∂y[j]/∂a[i])',
    alike: {
      network: 'z = W*x; y = sigma(z); L = sum(y.^2)',
      text: '∂L/∂z[i] = ∂L/∂y[i]*∂y[i]/∂z[i]',
    },
  },
}

type Pair = Required<Pick<Repair, 'syntax' | 'evidence'>>

/** The diagonal alone, and the whole Jacobian. */
const gradients = (at: Suspect, { of, by, byAt }: Target, node: string): readonly Pair[] => {
  const [y, a] = [name(node), name(by)]
  const place = byAt.at(-1)
  const row = byAt.slice(0, -1)
  const upstream = (index: readonly Syntax[]) => partial(of, entry(y, index))
  const whole = partial(y, a)
  if (!place) {
    const evidence = entrywise(upstream([]), called(dg.name, [whole]))
    return [{ evidence, syntax: times(turned(whole), upstream([])) }]
  }
  const own = (index: Syntax) =>
    times(upstream([...row, index]), partial(entry(y, [...row, index]), entry(a, byAt)))
  const letter = name(at.fresh)
  return [{ evidence: own(place), syntax: summed([at.fresh], own(letter)) }]
}

const jacobians = (at: Suspect, { of, ofAt, by, byAt }: Target, node: string): readonly Pair[] => {
  if (of.kind !== 'name' || of.name !== node) return []
  const [y, a] = [name(node), name(by)]
  const [row, column] = [ofAt[0], byAt[0]]
  const whole = partial(y, a)
  if (!row || !column) {
    const evidence = called(diag.name, [called(dg.name, [whole])])
    const syntax = infix('-', called(diag.name, [y]), times(y, turned(y)))
    return [{ syntax, evidence }]
  }
  const syntax = jacobianEntry(at.graph, node, row, column)
  if (!syntax) return []
  const isSame: Syntax = { kind: 'iverson', sign: '==', left: row, right: column }
  return [row, column].flatMap(index => {
    const own = partial(entry(y, [index]), entry(a, [index]))
    return [own, times(isSame, own)].map(evidence => ({ syntax, evidence }))
  })
}
