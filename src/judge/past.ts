import type { Equality } from '../core/judgement.ts'
import { writtenKey } from '../core/key.ts'
import type { Chain, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { MOST } from './chain.ts'
import type { Court } from './court.ts'
import { numberOf } from './knowledge.ts'
import { isKept } from './shelf.ts'
import type { State } from './state.ts'

/** What was before a chain, as far as that matters to it. */
export interface Past {
  /** Without equalities and ends that nothing asks for. */
  readonly state: State
  /** Equal where what becomes of the chain is the same but for places; absent where that is not known. */
  readonly key: string | undefined
}

/** Undefined where too much was judged to go on. */
export const pastOf = (full: State, chain: Chain): Past | undefined => {
  if (full.equalities.length > MOST) return undefined
  const state = reduced(full, chain)
  return { state, key: keyOf(state, chain) }
}

/** With those equalities alone that say what a name is, and one end of a kind. */
const reduced = (state: State, { signs }: Chain): State => {
  const isOther = (one: Equality) => one.verdict === 'fails' && !signs.includes(one.sign)
  const isPast = state.told === 'first' && state.equalities.some(isOther)
  const ends = new Map(state.ends.map(end => [endKey(end), end]))
  return {
    ...state,
    ...(isPast && { told: 'none' }),
    rows: [],
    equalities: state.equalities.filter(one => namesIn(one).length > 0),
    ends: [...ends.values()],
  }
}

const endKey = ({ by, status }: State['ends'][number]): string => `${by} ${status === 'wrong'}`

/** Names that the left side is, or the entries of a name that it defines. */
const namesIn = ({ left, verdict }: Equality): readonly string[] =>
  verdict === 'definition' ? [...namesOf(left), ...entriesOf(left)] : namesOf(left)

const entriesOf = (member: Member): readonly string[] =>
  member.kind === 'formula'
    ? member.readings.flatMap(one => (one.kind === 'indexed' ? [writtenKey(one)] : []))
    : []

/** Names as which alone a member is read. */
const namesOf = (member: Member): readonly string[] =>
  member.kind === 'formula'
    ? member.readings.flatMap(one => (one.kind === 'name' ? [one.name] : []))
    : []

const keyOf = (state: State, chain: Chain): string | undefined => {
  const { court, truth, student } = state
  const members = chain.members.map(memberKey)
  if (!isKept(court.shelf, truth) || !isKept(court.shelf, student)) return undefined
  if (members.includes(undefined)) return undefined
  const signs = chain.signs.map(({ kind }) => kind[0]).join('')
  const flags = chain.mayBeOfCase ? 'case' : ''
  return [courtKey(court), stateKey(state), signs, flags, ...members].join('\n')
}

/** All that a court tells apart but what its shelf holds and what has a budget. */
const courtKey = (court: Court): string => {
  const known = courtKeys.get(court)
  if (known !== undefined) return known
  const { shelf, session, changes, proverOf, ...flags } = court
  const key = JSON.stringify(flags)
  courtKeys.set(court, key)
  return key
}

const courtKeys = new WeakMap<Court, string>()

const stateKey = (state: State): string => {
  const { court, name, truth, student, rows, ...plain } = state
  const { conditions, definitions, given, lines, equalities, ends, ...flags } = plain
  return JSON.stringify([
    numberOf(truth),
    numberOf(student),
    name !== undefined,
    [...conditions].toSorted(),
    written(definitions),
    written(given),
    [...lines].map(line => line.join()).toSorted(),
    equalities.map(equalityKey),
    ends.map(endKey).toSorted(),
    flags,
  ])
}

const written = (some: ReadonlyMap<string, Syntax>): readonly string[] =>
  [...some].flatMap(([name, syntax]) => [name, writtenKey(syntax)])

const equalityKey = (one: Equality): string => `${namesIn(one)} ${one.verdict}`

/** What a member says, and whether anything stands there; undefined of a general one that is written out. */
const memberKey = (member: Member): string | undefined => {
  if ('general' in member) return undefined
  const isEmpty = member.span.end <= member.span.start
  const { span, text, ...said } = member
  if (said.kind !== 'formula') return JSON.stringify([isEmpty, withoutPlaces(said)])
  const { readings, ...flags } = said
  const isPlain = !isEmpty && Object.keys(flags).length === 1
  const about = isPlain ? '' : JSON.stringify([isEmpty, flags])
  return [about, ...readings.map(writtenKey)].join(' | ')
}

const withoutPlaces = (value: object): string =>
  JSON.stringify(value, (field, inner) => (field === 'span' ? undefined : inner))
