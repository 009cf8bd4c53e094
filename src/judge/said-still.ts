import { type Graph, parametersOf } from '../core/graph.ts'
import { type Recent, recent } from '../core/recent.ts'
import type { Chain, Member, Script } from '../core/script.ts'
import { anyOf, heard, sayings } from '../hear/join.ts'
import { changedIn, leavesMoving } from './moving.ts'

/**
 * The leaves that stand still in the changes of a chain, as the words before it say, or those right
 * behind it: "when only x varies", "A is fixed", "при постоянном A"; undefined where none say it.
 */
export const saidStill = (
  graph: Graph,
  { source, notation }: Pick<Script, 'source' | 'notation'>,
  { members }: Chain,
): readonly string[] | undefined => {
  const [first] = members
  if (notation !== 'latex' || !first || !ANY.test(source)) return undefined
  const [start, end] = [first.span.start, members.at(-1)?.span.end ?? first.span.end]
  const before = sentencesIn(source.slice(0, start)).flatMap(one => stillIn(graph, one))
  const [next = ''] = sentencesIn(source.slice(end).replace(CLOSING, ''))
  const [beside] = stillIn(graph, REMARK.exec(source.slice(end, end + FAR))?.[1] ?? '')
  const said = beside ?? before.at(-1) ?? (BEHIND.test(next) ? stillIn(graph, next)[0] : undefined)
  return said && [...new Set([...said, ...unmoved(graph, members)])]
}

/** Inputs and labels of which the chain writes no change stand still beside what is said of others. */
const unmoved = (graph: Graph, members: readonly Member[]): readonly string[] => {
  const parameters = new Set(parametersOf(graph).map(leaf => leaf.name))
  const moved = new Set(
    members.flatMap(one => (one.kind === 'formula' ? one.readings.flatMap(changedIn) : [])),
  )
  const rest = graph.leaves.map(leaf => leaf.name)
  return rest.filter(name => !parameters.has(name) && !moved.has(name))
}

const sentencesIn = (text: string): readonly string[] => text.split(SENTENCES)

const SENTENCES = new RegExp(
  String.raw`(?<!${anyOf(({ still }) => still.abbreviated)})[.!?;](?=\s|$)|[。！？；]|\n[ \t]*\n`,
  'u',
)

/** What closes a formula. */
const CLOSING = /^\s*[$\\\])}]+/

/** A remark in brackets right behind a formula: `($V$ is fixed)`. */
const REMARK = /^[\s$\\\]})]*[(（]([^()（）]{1,80})[)）]/
const FAR = 100

/** Words behind a formula that still belong to it. */
const BEHIND = new RegExp(`^[\\s,]*${anyOf(({ still }) => still.beside)}`, 'iu')

/** One list of leaves for each time that a sentence says what varies or what does not, in its order. */
type Still = readonly (readonly string[])[]

/** The same sentence stands before every chain behind it, and in the derivations of many. */
const stillIn = (graph: Graph, sentence: string): Still => {
  if (!ANY.test(sentence)) return []
  const known = sayingsOf.get(graph) ?? recent<Still>(MOST_KEPT)
  sayingsOf.set(graph, known)
  const found = known.get(sentence) ?? stillInNew(graph, sentence)
  known.set(sentence, found)
  return found
}

const sayingsOf = new WeakMap<Graph, Recent<Still>>()
/** Letters of sentences. */
const MOST_KEPT = 200_000

const stillInNew = (graph: Graph, sentence: string): Still => {
  const leaves = graph.leaves.map(leaf => leaf.name)
  const values = graph.equations.map(({ name }) => name).filter(name => name !== graph.loss)
  const named = (some: readonly RegExp[], known: readonly string[]) =>
    some.flatMap(one =>
      [...sentence.matchAll(one)].flatMap(match => {
        const names = (match[1] ?? '')
          .split(LIST)
          .map(plain)
          .filter(of => known.includes(of))
        return names.length > 0 ? [{ at: match.index, names }] : []
      }),
    )
  const moving = named(VARYING, [...leaves, ...values]).map(({ at, names }) => {
    const moved = names.flatMap(name => leavesMoving(graph, name))
    return { at, names: leaves.filter(of => !moved.includes(of)) }
  })
  const all = moving.length > 0 ? moving : named(FIXED, leaves)
  return all.toSorted((a, b) => a.at - b.at).map(({ names }) => names)
}

const plain = (text: string): string =>
  text.replace(/\\(?:math\w+|bm|boldsymbol|vec)\b|[\\${}\s_]/g, '')

const AND = anyOf(({ still }) => still.and)
const LIST = new RegExp(`,|${AND}`, 'iu')

/** A name, or several. */
const ONE = String.raw`(?:\$[^$]{1,24}\$|\\\([^)]{1,24}\\\)|[A-Za-z]\d?(?![A-Za-z]))`
const NAMES = String.raw`(${ONE}(?:\s*(?:,|${AND})\s*${ONE})*)`

const VARYING = sayings(({ still }) => still.varying, NAMES)
const FIXED = sayings(({ still }) => still.fixed, NAMES)

/** A sign that anything of this kind is said. */
const ANY = heard(({ still }) => still.sign)
