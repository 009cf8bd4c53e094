import { affine, constantOf, plus } from '../../core/affine.ts'
import { consumersOf, dependentsOf, type Graph } from '../../core/graph.ts'
import { memberName, memberOf } from '../../core/member.ts'
import { name, numeral } from '../../core/nodes.ts'
import { isMatrix } from '../../core/shape.ts'
import type { Syntax } from '../../core/syntax.ts'
import { namesOf } from '../activation.ts'
import { infix, straight } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { activationsOf, isBias } from '../network.ts'
import { NUMBERED } from '../networks.ts'
import { everywhere, factorsOf, nodes, replaced, summandsOf } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `δ₂ a₂ᵀ` for `δ₂ a₁ᵀ`: the value of the next layer, or of the one before. */
export const layerIndexOffByOne: Lesson<'layer_index_off_by_one'> = {
  key: 'layer_index_off_by_one',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, part => neighbours(at, part)))
      yield { syntax, values: { written, meant } }
    const derived = new Set([...nodes(at.wrong)].flatMap(derivedIn))
    const beside = (part: Syntax) => (derived.has(part) ? [] : joined(at, part))
    for (const { syntax, written, meant } of everywhere(at.wrong, beside))
      yield { syntax, values: { written, meant } }
    const apart = (part: Syntax) => (derived.has(part) ? [] : adjacent(at, part))
    for (const { syntax, written, meant } of everywhere(at.wrong, apart))
      yield { syntax, values: { written, meant } }
    yield* everyOne(at, derived)
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
  const member = memberOf(part.name)
  if (member && constantOf(member.at) === undefined)
    return [-1, 1].map(step => name(memberName(member.family, plus(member.at, affine(step)))))
  const numbered = beside(part.name).filter(text => definitions.has(text) || isValue(graph, text))
  const inOrder = kindsOf(graph)
    .flatMap(kind => besideIn(kind, part.name))
    .filter(other => follow(graph, part.name, other))
  return [...new Set([...numbered, ...inOrder])].map(one => name(one))
}

/** Whether one of two values depends on the other; gates that stand side by side are no layers. */
const follow = (graph: Graph, a: string, b: string): boolean => {
  const isLeaf = (name: string) => graph.leaves.some(leaf => leaf.name === name)
  if (isLeaf(a) && isLeaf(b)) return true
  return dependentsOf(graph, a).has(b) || dependentsOf(graph, b).has(a)
}

/** The name with a number one less and one more. */
const beside = (text: string): readonly string[] => {
  const [, stem, digits, end] = text.match(/^(.*?)(\d+)(\D*)$/) ?? []
  if (stem === undefined || digits === undefined) return []
  return [-1, 1].map(step => `${stem}${Number(digits) + step}${end}`)
}

const isValue = ({ leaves, equations }: Graph, text: string): boolean =>
  [...leaves, ...equations].some(one => one.name === text)

/** What an activation is applied to, and its value. */
const joined = ({ graph }: Suspect, part: Syntax): readonly Syntax[] =>
  part.kind !== 'name'
    ? []
    : activationsOf(graph)
        .map(namesOf)
        .filter(names => names.includes(part.name))
        .flatMap(names => names.filter(other => other !== part.name).map(one => name(one)))

/** A name that stands more than once, as in `h ⊙ (1 - h)`, exchanged at all its places. */
function* everyOne(at: Suspect, derived: ReadonlySet<Syntax>) {
  const names = [...nodes(at.wrong)].filter(part => part.kind === 'name' && !derived.has(part))
  const seen = new Set<string>()
  for (const written of names) {
    if (written.kind !== 'name' || seen.has(written.name)) continue
    seen.add(written.name)
    const same = new Set(names.filter(one => one.kind === 'name' && one.name === written.name))
    if (same.size < 2) continue
    for (const meant of [...neighbours(at, written), ...adjacent(at, written)]) {
      const syntax = replaced(at.wrong, part => (same.has(part) ? meant : undefined))
      yield { syntax, values: { written, meant } }
    }
  }
}

/** What a value is made of or goes into, weights and biases left out. */
const adjacent = ({ graph }: Suspect, part: Syntax): readonly Syntax[] => {
  if (part.kind !== 'name') return []
  const own = graph.equations.find(one => one.name === part.name)
  const before = (own?.uses ?? []).filter(use => {
    const leaf = graph.leaves.find(one => one.name === use)
    return !leaf || leaf.role === 'input' || (leaf.role === undefined && !isMatrix(leaf.shape))
  })
  const behind = consumersOf(graph, part.name).map(one => one.name)
  return [...before, ...behind]
    .filter(use => !isBias(graph, use) && use !== graph.loss && !isTermOf(graph, part.name, use))
    .map(one => name(one))
}

/** Whether a value is a sum in which the other is a term: then terms are missing, or too many. */
const isTermOf = (graph: Graph, term: string, sum: string): boolean => {
  const equation = graph.equations.find(one => one.name === sum)
  const terms = equation ? summandsOf(equation.syntax.body) : []
  return terms.length > 1 && terms.some(({ syntax }) => isCalled(straight(syntax), term))
}

const isCalled = (syntax: Syntax, text: string): boolean =>
  syntax.kind === 'indexed'
    ? isCalled(syntax.base, text)
    : syntax.kind === 'name' && syntax.name === text

/** What stands in a derivative sign. */
const derivedIn = (node: Syntax): readonly Syntax[] =>
  node.kind === 'derivative' ? [...nodes(node.of), ...nodes(node.by)] : []

/** Names of one kind in the order of the layers: weights, values before and behind activations. */
const kindsOf = (graph: Graph): readonly (readonly string[])[] => {
  const all = activationsOf(graph)
  const weights = graph.leaves.filter(leaf => isMatrix(leaf.shape) && leaf.role !== 'input')
  const values = all.flatMap(({ node }) => node ?? [])
  return [
    weights.map(leaf => leaf.name),
    all.flatMap(({ arg }) => (arg.kind === 'name' ? [arg.name] : [])),
    ...inputsOf(graph, all[0]?.arg).map(input => [input, ...values]),
  ]
}

/** What the first layer is given: a leaf declared so, else the factor of its weight. */
const inputsOf = (graph: Graph, first: Syntax | undefined): readonly string[] => {
  const declared = graph.leaves.filter(leaf => leaf.role === 'input')
  if (declared.length > 0 || !first) return declared.map(leaf => leaf.name)
  const equation = graph.equations.find(one => first.kind === 'name' && one.name === first.name)
  const body = equation?.syntax.body ?? first
  const product = [...nodes(body)].find(node => factorsOf(node).length === 2)
  const factors = product ? factorsOf(product).map(straight) : []
  const leaves = factors.flatMap(factor =>
    graph.leaves.filter(leaf => factor.kind === 'name' && factor.name === leaf.name),
  )
  const plain = leaves.filter(leaf => !isMatrix(leaf.shape)).at(-1) ?? leaves[0]
  return plain ? [plain.name] : []
}

const besideIn = (kind: readonly string[], text: string): readonly string[] => {
  const at = kind.indexOf(text)
  return at < 0 ? [] : [kind[at - 1], kind[at + 1]].filter(other => other !== undefined)
}
