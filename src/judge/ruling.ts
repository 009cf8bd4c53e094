import type { End, Equality } from '../core/judgement.ts'
import type { Chain, Member } from '../core/script.ts'
import type { Span, Syntax } from '../core/syntax.ts'
import { isKept } from './shelf.ts'
import type { State } from './state.ts'

/** What became of a chain, at no place of a text. */
export interface Ruling {
  readonly equalities: readonly Ruled<Equality>[]
  readonly ends: readonly Ruled<End>[]
  /** `Placed` as JSON, with numbers for spans; empty where nothing has a place in the text. */
  readonly placed: string
  /** By the places of their equalities in the chain, from 1. */
  readonly rows: readonly number[]
  /** Absent where this derivation alone knows what holds after it. */
  readonly after?: After
  /** Sides that were tried to name its mistakes. */
  readonly asked: number
}

type After = Pick<State, 'truth' | 'student' | 'isAstray' | 'conditions' | 'lines'>

/** Its fields in their order, and the members that it is about, from 0. */
interface Ruled<T> {
  readonly fields: T
  readonly members: readonly number[]
}

/** What has a place: by the number of the equality in the chain, definitions by their names. */
interface Placed {
  readonly found: readonly Pick<Equality, 'problem' | 'mistake'>[]
  readonly definitions: readonly (readonly [name: string, syntax: Syntax])[]
}

/** What became of a chain; undefined where that speaks of something outside of it. */
export const rulingOf = (
  before: State,
  chain: Chain,
  after: State,
  asked: number,
): Ruling | undefined => {
  const { truth, student, isAstray, conditions, lines } = after
  const { shelf } = before.court
  const count = before.equalities.length
  const isShared = isKept(shelf, truth) && isKept(shelf, student)
  const isApart =
    after.given === before.given && before.equalities.every((one, n) => one === after.equalities[n])
  const own = after.equalities.slice(count)
  const ends = after.ends.slice(before.ends.length).map(end => ruledEnd(chain, end))
  if (!isApart || own.some(one => one.doubt?.at || one.doubt?.name || one.counterexample))
    return undefined
  const placed = placedIn(chain, {
    found: own.map(({ problem, mistake }) => ({
      ...(problem && { problem }),
      ...(mistake && { mistake }),
    })),
    definitions: [...after.definitions].filter(
      ([name, syntax]) => before.definitions.get(name) !== syntax,
    ),
  })
  if (placed === undefined || ends.some(end => end === undefined)) return undefined
  return {
    equalities: own.map(one => ruledEquality(chain, one)),
    ends: ends as readonly Ruled<End>[],
    placed,
    rows: after.rows.map(n => n - count),
    ...(isShared && { after: { truth, student, isAstray, conditions, lines } }),
    asked,
  }
}

const NO_PLACE: Span = { start: 0, end: 0 }
const NO_MEMBER: Member = { kind: 'dots', span: NO_PLACE, text: '' }

const ruledEquality = ({ members }: Chain, one: Equality): Ruled<Equality> => {
  const { problem, mistake } = one
  const emptied = { ...(problem && { problem: undefined }), ...(mistake && { mistake: undefined }) }
  const bare = { left: NO_MEMBER, right: NO_MEMBER, sign: { span: NO_PLACE, kind: 'equal' } }
  return {
    fields: { ...one, n: 0, ...bare, ...emptied } as Equality,
    members: [members.indexOf(one.left), members.indexOf(one.right)],
  }
}

/** The member whose span is that of what it lacks. */
const ruledEnd = ({ members }: Chain, end: End): Ruled<End> | undefined => {
  if (!end.lack?.at) return { fields: end, members: [] }
  const { at } = end.lack
  const member = members.findIndex(one => one.span === at)
  return member < 0
    ? undefined
    : { fields: { ...end, lack: { ...end.lack, at: NO_PLACE } }, members: [member] }
}

/** Undefined where some place is none of the chain's. */
const placedIn = (chain: Chain, placed: Placed): string | undefined => {
  const isEmpty = placed.definitions.length === 0 && placed.found.every(one => isNone(one))
  if (isEmpty) return ''
  const numbers = new Map(spansIn(chain).map((span, n) => [span, n]))
  let isOwn = true
  const text = JSON.stringify(placed, (field, value) => {
    if (!isSpan(value)) return value
    const n = numbers.get(value)
    isOwn &&= field === 'span' && n !== undefined
    return n
  })
  return isOwn ? text : undefined
}

const isNone = ({ problem, mistake }: Placed['found'][number]): boolean => !problem && !mistake

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'start' in value && 'end' in value

/** All spans of a chain, in one order for chains that say the same. */
const spansIn = (chain: Chain): readonly Span[] => {
  const found: Span[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (isSpan(value)) found.push(value)
    else for (const inner of Object.values(value)) visit(inner)
  }
  visit(chain)
  return found
}

/** What a ruling says of a chain that says the same. */
export const putBack = (state: State, chain: Chain, ruling: Ruling): State => {
  const placed = ruling.placed === '' ? undefined : placedAt(chain, ruling.placed)
  const { length } = state.equalities
  state.name?.budget?.spend(ruling.asked)
  return {
    ...state,
    ...ruling.after,
    ...(placed?.definitions.length && {
      definitions: new Map([...state.definitions, ...placed.definitions]),
    }),
    rows: [...state.rows, ...ruling.rows.map(n => n + length)],
    equalities: [
      ...state.equalities,
      ...ruling.equalities.map(({ fields, members: [left = 0, right = 0] }, k) => ({
        ...fields,
        n: length + k + 1,
        left: chain.members[left] as Member,
        right: chain.members[right] as Member,
        sign: chain.signs[k] as Chain['signs'][number],
        ...placed?.found[k],
      })),
    ],
    ends: [...state.ends, ...ruling.ends.map(end => endAt(chain, end, length))],
  }
}

const endAt = (
  { members, signs }: Chain,
  { fields, members: [at] }: Ruled<End>,
  length: number,
) => {
  const end = { ...fields, from: length + 1, to: length + signs.length }
  const span = at === undefined ? undefined : members[at]?.span
  return span && end.lack ? { ...end, lack: { ...end.lack, at: span } } : end
}

const placedAt = (chain: Chain, placed: string): Placed => {
  const spans = spansIn(chain)
  return JSON.parse(placed, (field, value) => (field === 'span' ? spans[value] : value))
}
