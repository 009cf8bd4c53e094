import type { Graph } from '../../core/graph.ts'
import { parametersOf } from '../../core/graph.ts'
import type { Syntax } from '../../core/syntax.ts'
import { infix, name, numeral } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { activationsOf } from '../network.ts'
import { NUMBERED } from '../networks.ts'
import { everywhere } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `δ₂ a₂ᵀ` for `δ₂ a₁ᵀ`: the value of the next layer, or of the one before. */
export const layerIndexOffByOne: Lesson<'layer_index_off_by_one'> = {
  key: 'layer_index_off_by_one',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, part => neighbours(at, part)))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: NUMBERED,
    wrong: "∂L/∂W2 = ∂L/∂z2*a2'",
    right: "∂L/∂W2 = ∂L/∂z2*a1'",
    alike: {
      network: 'z2 = W2*x + b2; a2 = sigma(z2); z1 = W1*a2 + b1; L = sum(sigma(z1))',
      text: "∂L/∂W1 = ∂L/∂z1*a2'",
    },
  },
}

/** The same kind of thing in the layers beside. */
const neighbours = ({ graph, definitions }: Suspect, part: Syntax): readonly Syntax[] => {
  if (part.kind === 'layered')
    return (['-', '+'] as const).map(sign => ({
      kind: 'layered',
      name: part.name,
      at: infix(sign, part.at, numeral(1)),
    }))
  if (part.kind !== 'name') return []
  const numbered = beside(part.name).filter(text => definitions.has(text) || isValue(graph, text))
  const inOrder = kindsOf(graph).flatMap(kind => besideIn(kind, part.name))
  return [...new Set([...numbered, ...inOrder])].map(name)
}

/** The name with a number one less and one more. */
const beside = (text: string): readonly string[] => {
  const [, stem, digits, end] = text.match(/^(.*?)(\d+)(\D*)$/) ?? []
  if (stem === undefined || digits === undefined) return []
  return [-1, 1].map(step => `${stem}${Number(digits) + step}${end}`)
}

const isValue = ({ leaves, equations }: Graph, text: string): boolean =>
  [...leaves, ...equations].some(one => one.name === text)

/** Names of one kind in the order of the layers: weights, values before and behind activations. */
const kindsOf = (graph: Graph): readonly (readonly string[])[] => {
  const all = activationsOf(graph)
  const parameters = parametersOf(graph)
  const inputs = graph.leaves.filter(leaf => !parameters.includes(leaf)).map(leaf => leaf.name)
  const plain = graph.leaves.filter(leaf => leaf.shape.length === 1).map(leaf => leaf.name)
  return [
    parameters.filter(leaf => leaf.shape.length === 2).map(leaf => leaf.name),
    all.flatMap(({ arg }) => (arg.kind === 'name' ? [arg.name] : [])),
    ...[...new Set([...inputs, ...plain])].map(input => [
      input,
      ...all.flatMap(({ node }) => node ?? []),
    ]),
  ]
}

const besideIn = (kind: readonly string[], text: string): readonly string[] => {
  const at = kind.indexOf(text)
  return at < 0 ? [] : [kind[at - 1], kind[at + 1]].filter(other => other !== undefined)
}
