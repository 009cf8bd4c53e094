import { ancestorsOf, type Graph, parametersOf } from '../core/graph.ts'
import { type Recent, recent } from '../core/recent.ts'
import type { Chain, Member, Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { anyOf, heard, sayings } from '../hear/join.ts'
import { changedIn, leavesMoving } from './moving.ts'

/** What the words say of the changes of a chain. */
export interface Still {
  /** Leaves that stand still. */
  readonly names: readonly string[]
  /** Whether all others vary: they say what does, not only what does not. */
  readonly isAll: boolean
  /** Whether that is said of this chain, not of one before that they were heard at. */
  readonly isHere: boolean
}

/**
 * The leaves that stand still in the changes of a chain, as the words before it say, or those right
 * behind it: "when only x varies", "A is fixed", "при постоянном A"; undefined where none say it.
 */
export const saidStill = (graph: Graph, script: Script, { members }: Chain): Still | undefined => {
  const { source, notation } = script
  const [first] = members
  if (notation !== 'latex' || !first || !ANY.test(source)) return undefined
  const end = endOf(members)
  const before = heardBefore(graph, script, members)
  const [next = ''] = sentencesIn(source.slice(end).replace(CLOSING, ''))
  const [beside] = stillIn(graph, REMARK.exec(source.slice(end, end + FAR))?.[1] ?? '')
  const behind = () => (BEHIND.test(next) ? stillIn(graph, next)[0] : undefined)
  const said = beside ?? before?.said ?? behind()
  if (!said) return undefined
  const names = [...new Set([...said.names, ...unmoved(graph, members)])]
  return { ...said, names, isHere: said !== before?.said || before.isHere }
}

/**
 * What the words last say before a chain, and whether no chain of changes stands between; undefined where one writes
 * since, or this one does, what then stands still: there they say no more what varies.
 */
const heardBefore = (
  graph: Graph,
  { source, chains }: Pick<Script, 'source' | 'chains'>,
  members: readonly Member[],
): { readonly said: Saying; readonly isHere: boolean } | undefined => {
  let end = startOf(members)
  const since = [members]
  const past = chains.filter(one => hasChanges(one.members) && endOf(one.members) <= end)
  for (const chain of [...past.toReversed(), undefined]) {
    const from = chain ? endOf(chain.members) : 0
    const said = sentencesIn(source.slice(from, end))
      .flatMap(one => stillIn(graph, one))
      .at(-1)
    const isHere = since.length === 1
    const isOver = !isHere && said?.isAll && since.some(one => writesStill(graph, said, one))
    if (said) return isOver ? undefined : { said, isHere }
    if (!chain) return undefined
    since.push(chain.members)
    end = startOf(chain.members)
  }
  return undefined
}

/** Whether a change is written of what stands still, or of what such leaves alone make. */
const writesStill = (graph: Graph, { names }: Saying, members: readonly Member[]): boolean => {
  const leaves = new Set(graph.leaves.map(({ name }) => name))
  const still = new Set(names)
  const stands = (name: string) => {
    const own = [...ancestorsOf(graph, name)].filter(of => leaves.has(of))
    return own.length > 0 && own.every(of => still.has(of))
  }
  return firstReadings(members).some(one => changedIn(one).some(stands))
}

const startOf = ([first]: readonly Member[]): number => first?.span.start ?? 0

const endOf = (members: readonly Member[]): number => members.at(-1)?.span.end ?? 0

const hasChanges = (members: readonly Member[]): boolean =>
  firstReadings(members).some(one => changedIn(one).length > 0)

const firstReadings = (members: readonly Member[]): readonly Syntax[] =>
  members.flatMap(one => (one.kind === 'formula' ? one.readings.slice(0, 1) : []))

/** Whether the words say anywhere that all varies. */
export const saysWhole = (source: string): boolean => source.search(WHOLE) >= 0

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

/** What a sentence says each time that it says what varies or what does not, in its order. */
type Sayings = readonly Saying[]
type Saying = Omit<Still, 'isHere'>

/** The same sentence stands before every chain behind it, and in the derivations of many. */
const stillIn = (graph: Graph, sentence: string): Sayings => {
  if (!ANY.test(sentence)) return []
  const known = sayingsOf.get(graph) ?? recent<Sayings>(MOST_KEPT)
  sayingsOf.set(graph, known)
  const found = known.get(sentence) ?? stillInNew(graph, sentence)
  known.set(sentence, found)
  return found
}

const sayingsOf = new WeakMap<Graph, Recent<Sayings>>()
/** Letters of sentences. */
const MOST_KEPT = 200_000

const stillInNew = (graph: Graph, written: string): Sayings => {
  const sentence = written.replace(/\s+/g, ' ')
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
  const by = [...named(VARYING, [...leaves, ...values]), ...named(DERIVING, leaves)]
  const moving = by.map(({ at, names }) => {
    const moved = names.flatMap(name => leavesMoving(graph, name))
    return { at, names: leaves.filter(of => !moved.includes(of)), isAll: true }
  })
  const whole = [...sentence.matchAll(WHOLE)].map(({ index: at }) => ({
    at,
    names: [],
    isAll: true,
  }))
  const fixed = named(FIXED, leaves).map(one => ({ ...one, isAll: false }))
  const all = [...(moving.length > 0 ? moving : fixed), ...whole]
  return all.toSorted((a, b) => a.at - b.at).map(({ names, isAll }) => ({ names, isAll }))
}

const plain = (text: string): string =>
  text.replace(/\\(?:math\w+|bm|boldsymbol|vec)\b|[\\${}\s_]/g, '')

const AND = anyOf(({ still }) => still.and)
const LIST = new RegExp(`,|${AND}`, 'iu')

/** A name, or several. */
const FORMULA = String.raw`\$[^$]{1,24}\$|\\\([^)]{1,24}\\\)`
const ONE = String.raw`(?:${FORMULA}|[A-Za-z]\d?(?![A-Za-z]))`
/** Names of one list at most. */
const MOST = 20
const several = (one: string): string => String.raw`(${one}(?:\s*(?:,|${AND})\s*${one}){0,${MOST}})`
const NAMES = several(ONE)

const VARYING = sayings(({ still }) => still.varying, NAMES)
const FIXED = sayings(({ still }) => still.fixed, NAMES)
const DERIVING = sayings(({ still }) => still.deriving, several(`(?:${FORMULA})`))
const WHOLE = new RegExp(heard(({ still }) => still.whole).source, 'giu')

/** A sign that anything of this kind is said. */
const ANY = heard(({ still }) => still.sign)
