import type { Assume, Graph, Leaf } from '../core/graph.ts'
import type { Script } from '../core/script.ts'
import { heard } from '../hear/join.ts'

/**
 * The network with what a derivation says of its one label, where the file says nothing: that it is one-hot, or that its
 * entries add up to one. The same graph where nothing is said for certain.
 */
export const withSaidLabel = (graph: Graph, { source }: Pick<Script, 'source'>): Graph => {
  if (!ONE_HOT.test(source) && !ONE.test(source)) return graph
  const [label, ...others] = graph.leaves.filter(leaf => isOpen(graph, leaf))
  if (!label || others.length > 0 || !/^[A-Za-z]$/.test(label.name)) return graph
  if (saysOneHot(source, graph, label)) {
    const leaves = graph.leaves.map(leaf =>
      leaf === label ? { ...leaf, adjectives: [...leaf.adjectives, 'onehot' as const] } : leaf,
    )
    return { ...graph, leaves }
  }
  if (!saysSum(source, label)) return graph
  const sum: Assume = { kind: 'sum', name: label.name, perRow: label.shape.length === 2, value: 1 }
  return { ...graph, assumptions: [...graph.assumptions, sum] }
}

const ONE = /=\s*1(?![\d.])/

/** A label of which nothing is said but its shape: a vector, or one in each row. */
const isOpen = ({ assumptions }: Graph, { name, role, shape, adjectives, index }: Leaf): boolean =>
  role === 'label' &&
  index === undefined &&
  (shape.length === 1 || shape.length === 2) &&
  adjectives.length === 0 &&
  !assumptions.some(one => 'name' in one && one.name === name)

/** A sentence that says it, of the label by its name or by that word, and of nothing else of the network. */
const saysOneHot = (source: string, { leaves, equations }: Graph, label: Leaf): boolean =>
  source.split(SENTENCE).some(sentence => {
    if (!ONE_HOT.test(sentence) || DENIED.test(sentence)) return false
    const named = namesIn(sentence)
    const others = [...leaves, ...equations].filter(one => one !== label)
    if (others.some(({ name }) => named.has(name))) return false
    return named.has(label.name) || LABEL.test(sentence)
  })

const SENTENCE = /[.!?;](?:\s|$)|\n\s*\n|[\u3002\uff01\uff1f]/u
const ONE_HOT = heard(({ labels }) => labels.oneHot)
const DENIED = heard(({ labels }) => labels.denied)
const LABEL = heard(({ labels }) => labels.label)

/** Single letters in formulas of a sentence. */
const namesIn = (sentence: string): ReadonlySet<string> =>
  new Set(
    [...sentence.matchAll(/\$([^$]*)\$|\\\((.*?)\\\)|`([^`]*)`/g)].flatMap(([, a, b, c]) =>
      [...(a ?? b ?? c ?? '').replace(/\\[a-z]+/gi, ' ').matchAll(/[A-Za-z]/g)].map(([one]) => one),
    ),
  )

/** `\sum_k t_k = 1`, `\mathbf 1^T t = 1` */
const saysSum = (source: string, { name, shape }: Leaf): boolean => {
  const letter = `\\{*(?:\\\\(?:mathbf|boldsymbol|bm)\\s*)?\\{*${name}\\}*`
  const before = shape.length === 2 ? '[a-z],?' : ''
  const sum = `\\\\sum(?:\\\\limits)?_\\{?([a-z])(?:=1\\}?\\^\\{?\\w\\}?|\\})?\\s*${letter}_\\{?${before}\\1\\}?`
  const ones = `(?:\\\\mathbf\\s*\\{?1\\}?|1)\\^\\{?(?:T|\\\\top)\\}?\\s*${letter}`
  const all = shape.length === 1 ? `(?:${sum}|${ones})` : sum
  return new RegExp(
    `(?<![\\w}\\]+*-])${all}\\s*&?=\\s*1(?![\\d.])\\s*(?:[$,.;)\\]\\\\]|$)`,
    'm',
  ).test(source)
}
