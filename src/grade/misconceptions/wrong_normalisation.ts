import type { Graph } from '../../core/graph.ts'
import { numeral } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isTotal } from '../batch.ts'
import { product } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { couplingsOf } from '../network.ts'
import { SOFTMAX } from '../networks.ts'
import { everywhere, factorsOf } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** The sum of probabilities taken for something else than 1. */
export const wrongNormalisation: Lesson<'wrong_normalisation'> = {
  key: 'wrong_normalisation',
  *repairs(at) {
    if (!isNormalised(at.graph)) return
    for (const { syntax, written } of everywhere(at.wrong, part => withOne(at, part))) {
      const factor = factorsOf(written).find(one => isCount(at, one))
      yield { syntax, values: { written: factor ?? written } }
    }
  },
  example: {
    network: SOFTMAX,
    wrong: '∂L/∂a[j] = -t[j] + K*y[j]',
    right: '∂L/∂a[j] = -t[j] + y[j]',
    alike: { network: SOFTMAX, text: '∂L/∂a[j] = -t[j] + y[j]*sum(i, t[i])' },
  },
}

const isNormalised = (graph: Graph): boolean =>
  couplingsOf(graph).length > 0 ||
  graph.assumptions.some(one => one.kind === 'sum') ||
  graph.leaves.some(leaf => leaf.adjectives.some(a => a === 'probability' || a === 'onehot'))

/** A size or a sum among the factors taken for 1. */
function* withOne(at: Suspect, part: Syntax): Iterable<Syntax> {
  const factors = factorsOf(part)
  const n = factors.findIndex(factor => isCount(at, factor))
  if (n < 0) return
  yield factors.length === 1 ? numeral(1) : product(factors.toSpliced(n, 1))
}

const isCount = ({ graph }: Suspect, syntax: Syntax): boolean =>
  (syntax.kind === 'name' && graph.sizes.includes(syntax.name)) ||
  syntax.kind === 'sum' ||
  isTotal(syntax)
