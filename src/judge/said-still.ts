import { type Graph, parametersOf } from '../core/graph.ts'
import { type Recent, recent } from '../core/recent.ts'
import type { Chain, Member, Script } from '../core/script.ts'
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
  const [next = ''] = sentencesIn(source.slice(end))
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

const sentencesIn = (text: string): readonly string[] =>
  text.split(/(?<!w\.?r\.?t)[.!?;](?=\s|$)|[。！？；]|\n[ \t]*\n/)

/** A remark in brackets right behind a formula: `($V$ is fixed)`. */
const REMARK = /^[\s$\\\]})]*[(（]([^()（）]{1,80})[)）]/
const FAR = 100

/** Words behind a formula that still belong to it. */
const BEHIND =
  /^[\s$\\\])},]*(?:when|if|with|where|for|as|при|если|когда|где|当|若|其中|여기서|일 ?때)/iu

/** One list of leaves for each time that a sentence says what varies or what does not, in its order. */
type Still = readonly (readonly string[])[]

/** The same sentence stands before every chain behind it, and in the derivations of many. */
const stillIn = (graph: Graph, sentence: string): Still => {
  if (!ANY.test(sentence)) return []
  const known = heard.get(graph) ?? recent<Still>(MOST_KEPT)
  heard.set(graph, known)
  const found = known.get(sentence) ?? stillInNew(graph, sentence)
  known.set(sentence, found)
  return found
}

const heard = new WeakMap<Graph, Recent<Still>>()
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

const LIST = /,|\band\b|\bor\b|(?<!\p{L})и(?!\p{L})|和|与|、|과|와|및|,\s*/u

/** A name, or several. */
const ONE = String.raw`(?:\$[^$]{1,24}\$|\\\([^)]{1,24}\\\)|[A-Za-z]\d?(?![A-Za-z]))`
const NAMES = String.raw`(${ONE}(?:\s*(?:,|and|or|и|和|与|、|과|와|및)\s*${ONE})*)`
const said = (before: string, behind = ''): RegExp =>
  new RegExp(`${before}\\s*${NAMES}\\s*${behind}`, 'giu')

const VARYING: readonly RegExp[] = [
  said(
    String.raw`\bonly\s+(?:by\s+)?`,
    String.raw`(?:to\s+)?(?:var|chang|mov|perturb|is\s+(?:var|chang|mov|perturb))`,
  ),
  said(String.raw`\b(?:vary|varying|change|changing|perturb\w*|mov\w+)\s+only`),
  said(String.raw`\b(?:vary|varying|perturbing)`, '(?:only|alone)'),
  said(String.raw`(?:with\s+respect\s+to|\bw\.?r\.?t\.?|\bin|\bby)`, String.raw`\(?(?:only|alone)`),
  said(String.raw`\b(?:only|solely)\s+(?:with\s+respect\s+to|w\.?r\.?t\.?|in|by)`),
  said(String.raw`\b(?:let|suppose)`, String.raw`(?:be|is|are)\s+(?:perturbed|varied|changed)`),
  said(
    String.raw`\b(?:add|give)\s+(?:to\s+)?`,
    String.raw`a\s+small\s+(?:change|increment|perturbation)`,
  ),
  said('(?:дадим|придадим|пусть)', String.raw`(?:малое\s+)?(?:приращение|получает)`),
  said('(?:给|对)', '(?:一个)?(?:微小|小)?(?:的)?(?:施加)?(?:扰动|增量)'),
  said(String.raw`(?:меняется|варьируется|изменяется|варьируем|изменяем|меняем)\s+(?:только|лишь)`),
  said('(?:только|лишь)', '(?:меня|варьир|изменя)'),
  said(String.raw`(?:только|лишь)\s+по`),
  said('(?:只|仅)(?:有|让|令|对|是)?', '(?:变|改变|求微分)'),
  said('', String.raw`만\s*(?:변|바뀌|움직|달라)`),
  said('', String.raw`에\s*대(?:해|하여)서?만`),
]

const FIXED: readonly RegExp[] = [
  said(
    '',
    String.raw`(?:(?:is|are|being|be|as|were|was|held|kept|stays?|remains?)\s+)+(?:fixed|constant|held|kept)`,
  ),
  said('', String.raw`(?:fixed|constant|held|kept)\b`),
  said(String.raw`\b(?:fix|fixed|fixing|hold|holding|keep|keeping|constant|freez\w+)`),
  said(String.raw`(?:фиксир\S*|постоянн\S*|неизменн\S*)(?:\s+матриц\S+|\s+вектор\S+)?`),
  said('', String.raw`(?:\S+\s+)?(?:фиксир|постоян|неизмен|не\s+меня)`),
  said('(?:固定|保持)(?:住)?'),
  said('', '(?:固定|不变|不動|为常|视为常|是常)'),
  said('', String.raw`(?:는|은|를|을|이|가)?\s*(?:고정|상수|일정)`),
]

/** A sign that anything of this kind is said. */
const ANY =
  /only|perturb|varied|changed|small|приращ|получает|扰动|增量|fix|constant|hold|held|kept|keep|freez|alone|только|лишь|фиксир|постоян|неизмен|меня|只|仅|固定|保持|不变|不動|常数|为常|是常|만|고정|상수|일정/iu
