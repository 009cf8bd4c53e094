import type { Choice, Doubt, Equality } from '../core/judgement.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Chain, Member, Sign } from '../core/script.ts'
import { bindEnd, withConditions } from './bind.ts'
import { brokenIn, withBroken } from './broken.ts'
import { choose } from './choose.ts'
import { compare, SHARED } from './compare.ts'
import { type Candidate, readPair } from './court.ts'
import { define } from './define.ts'
import { endsOf } from './ends.ts'
import { headOf, isNew } from './heads.ts'
import { hasRowPerhaps, withLines } from './lines.ts'
import type { Link } from './links.ts'
import { type Blame, mistakeBeside, mistakeInDefinition } from './meant.ts'
import { withNamed } from './named.ts'
import { gradientBy } from './normal.ts'
import { withData } from './numeric.ts'
import { isEstimate, isFalseEstimate } from './optimum.ts'
import type { Meaning } from './problems.ts'
import { type Sense, senseOf } from './sense.ts'
import { type Found, judgeOpening, judgePair } from './sign.ts'
import { type Chosen, hereIn, type State } from './state.ts'
import { withStep } from './step.ts'
import { endAmong, withoutGuesses } from './sure.ts'
import { openTrial, type Trial } from './trial.ts'

/** Judges the equalities of a chain, and keeps what the derivation has after it. */
export const judgeChain = async (before: State, chain: Chain): Promise<State> => {
  if (before.equalities.length > MOST || chain.members.length > LONGEST)
    return passedOver(before, chain)
  const data = withData(before, chain)
  if (data) return dataGiven(data, chain)
  const { state, signs } = withNamed(before, chain)
  const trial = openTrial(state, chain, signs)
  const chosen = withDefinition(
    trial,
    await choose(pairingsOf(trial), trial.readings, (a, b) =>
      compare(state.court, hereIn(trial.state, trial.letters), [a, b]),
    ),
  )
  const opened = opening(trial, chosen)
  const known = lookingBack(trial, opened.state)
  const sense = await senseOf(trial, chosen, pairingsOf(trial))
  const equalities: Equality[] = []
  const blames: Blame[] = []
  let isAstray = false
  for (const [n, link] of trial.links.entries()) {
    const { blame, ...found } = await judgeSign(
      { ...trial, state: telling(known, equalities, chain.signs[n]) },
      { chosen, sense, isAstray, definition: opened.found },
      n,
      link,
    )
    if (blame) blames.push(blame)
    equalities.push(equalityOf(trial, n, found))
    isAstray ||= found.verdict === 'fails' || found.verdict === 'follows'
  }
  const judged = { ...trial, state: opened.state, equalities, chosen }
  const settled = withoutGuesses(state, chain, equalities)
  const ends = await endsOf({ ...judged, state: known })
  const bound = trial.state === state ? bindEnd(judged) : withConditions({ ...judged, state })
  const after = withStep(judged, bound)
  return {
    ...withUnread(judged, after),
    lines: linesAfter(judged),
    rows: [...state.rows, ...rowsIn(judged)],
    equalities: [...state.equalities.map(one => blamedBy(blames, one)), ...settled],
    ends: [...state.ends, ...ends.map(end => endAmong(settled, end))],
  }
}

/**
 * Where a name is said anew by what it was, `g = \nabla_a L = g w`, the members behind mean what it was.
 */
const lookingBack = ({ state, opening: own, readings }: Trial, defined: State): State => {
  if (own?.kind !== 'definition' || !state.definitions.has(own.head.name)) return defined
  const behind = [...readings].flatMap(([n, some]) => (n > 1 && some[0] ? [some[0].syntax] : []))
  return behind.some(one => freeNamesIn(one).has(own.head.name)) ? state : defined
}

/** The state with the name at the head of a chain whose next member was not read. */
const withUnread = ({ scope, chain, chosen, links }: Judged, after: State): State => {
  const head = chosen.get(0)
  if (!head || links[0]?.kind !== 'unread') return after
  const by = gradientBy(scope, head.syntax)
  const name = by === undefined ? headOf(scope, head.syntax)?.name : `d${by}`
  if (name === undefined || !isNew(scope, name)) return after
  return withBroken(after, name, doubtOf({ chain }, { verdict: 'unread' }))
}

/** The state in which it is told why no more than is asked for: of one sign at all places that it stands for. */
const telling = (state: State, own: readonly Equality[], sign: Sign | undefined): State => {
  const isOther = (one: Equality) => one.verdict === 'fails' && one.sign !== sign
  const isPast = state.equalities.some(isOther) || own.some(isOther)
  return state.told === 'first' && isPast ? { ...state, told: 'none' } : state
}

/** A definition that a later equality shows to be wrong. */
const blamedBy = (blames: readonly Blame[], equality: Equality): Equality => {
  const mistake = blames.find(({ n }) => n === equality.n)?.mistake
  return mistake ? { ...equality, verdict: 'fails', reason: 'value', mistake } : equality
}

/** Equalities that are judged of one derivation, and members of one chain. */
export const MOST = 3000
const LONGEST = 400

/** The numbers of an example are no claim. */
const dataGiven = (state: State, chain: Chain): State =>
  told(state, chain, { verdict: 'definition' })

/** A chain of which nothing is said. */
const passedOver = (state: State, chain: Chain): State =>
  told(state, chain, { verdict: 'undecided', doubt: { code: 'too-long' } })

const told = (state: State, chain: Chain, said: Pick<Equality, 'verdict' | 'doubt'>): State => {
  const equalities = chain.signs.map((sign, n): Equality => {
    const [left, right] = [chain.members[n] as Member, chain.members[n + 1] as Member]
    return {
      n: state.equalities.length + n + 1,
      left,
      right,
      sign,
      proved: false,
      ...said,
    }
  })
  return { ...state, equalities: [...state.equalities, ...equalities] }
}

/** A chain with what became of its signs. */
export interface Judged extends Trial {
  readonly equalities: readonly Equality[]
  readonly chosen: Chosen
}

const pairingsOf = ({ links, opening }: Trial) =>
  links.flatMap(link => (link.kind === 'pair' && !(opening && link.from === 0) ? [link] : []))

/** Equalities in which small letters are taken for rows. */
const rowsIn = ({ equalities, links, chosen }: Judged): readonly number[] =>
  links.flatMap((link, k) => {
    const sides = link.kind === 'pair' ? [chosen.get(link.from), chosen.get(link.to)] : []
    return sides.some(one => one && hasRowPerhaps(one.syntax)) ? [equalities[k]?.n ?? 0] : []
  })

const linesAfter = ({ state, equalities, chosen }: Judged): State['lines'] => {
  const isWell = equalities.every(({ verdict }) => verdict === 'holds' || verdict === 'definition')
  return isWell
    ? withLines(
        state.lines,
        [...chosen.values()].map(one => one.syntax),
      )
    : state.lines
}

/** What defines a name is taken in the first way that makes sense. */
const withDefinition = (trial: Trial, chosen: Chosen): Chosen => {
  const { state, opening: own, letters, readings } = trial
  const right = chosen.get(1)
  if (own?.kind !== 'definition' || !right) return chosen
  const isWell = (one: Candidate) =>
    'state' in define(state, own.head, one, letters) && !isFalseEstimate(state, own.head.name, one)
  const powers = state.court.hasPowersOfEntries ? powersOf(state, right, letters) : undefined
  if (powers && isWell(powers)) return new Map([...chosen, [1, powers]])
  if (isWell(right)) return chosen
  const ways = (readings.get(1) ?? []).flatMap(one => [one, ...chosenIn(state, one, letters)])
  const isFalse = isFalseEstimate(state, own.head.name, right)
  const isMeant = (one: Candidate) => !isFalse || isEstimate(state, own.head.name, one)
  const other = ways.find(one => isWell(one) && isMeant(one))
  return other ? new Map([...chosen, [1, other]]) : chosen
}

const powersOf = (state: State, one: Candidate, letters: Trial['letters']) =>
  chosenIn(state, one, letters).find(({ chosen }) => chosen.has('each-power'))

/** A reading with each choice that is open in it. */
const chosenIn = ({ court, student }: State, one: Candidate, letters: Trial['letters']) =>
  [...readPair(court, student, [one, one], letters).open.right]
    .filter(choice => !SHARED.includes(choice))
    .map(choice => ({ ...one, chosen: new Set<Choice>([choice]) }))

/** The state once a definition is made, and what became of its sign. */
const opening = (
  trial: Trial,
  chosen: Chosen,
): { readonly state: State; readonly found?: Found } => {
  const { state, opening: own, letters } = trial
  const right = chosen.get(1)
  if (own?.kind !== 'definition' || !right) return { state }
  const { name } = own.head
  const broken = brokenIn(state.student, [right.syntax])
  if (broken) return { state: withBroken(state, name, broken.doubt), found: broken }
  const defined = define(state, own.head, right, letters)
  const failed = (found: Found, find: typeof mistakeInDefinition, next = state) => {
    const mistake = find(trial, chosen, own.head, right)
    return { state: next, found: { ...found, ...(mistake && { mistake }) } }
  }
  if (isFalseEstimate(state, own.head.name, right))
    return failed({ verdict: 'fails', reason: 'value' }, mistakeInDefinition)
  if ('meaning' in defined) {
    const { meaning } = defined
    const next = withBroken(state, name, doubtOf(trial, meaning))
    return meaning.verdict === 'fails'
      ? failed(meaning, mistakeInDefinition, next)
      : { state: next, found: meaning }
  }
  const found = failed({ verdict: 'fails', reason: 'value' }, mistakeBeside, defined.state)
  return found.found.mistake ? found : { ...found, found: { verdict: 'definition' } }
}

/** Why nothing is known of a name whose definition makes no sense. */
const doubtOf = ({ chain }: Pick<Trial, 'chain'>, { verdict }: Pick<Meaning, 'verdict'>): Doubt => {
  const [left, right] = chain.members
  const code = CODES[verdict]
  return { code, ...(left && { name: left.text }), ...(right && { at: right.span }) }
}

const CODES = {
  fails: 'rests-on-unformed',
  unread: 'rests-on-unread',
  undecided: 'rests-on-unknown',
} as const

/** What is known of a chain when one of its signs is judged. */
interface Known {
  readonly chosen: Chosen
  readonly sense: Sense
  readonly isAstray: boolean
  readonly definition: Found | undefined
}

const judgeSign = async (
  trial: Trial,
  { chosen, sense, isAstray, definition }: Known,
  n: number,
  link: Link,
): Promise<Found> => {
  if (link.kind === 'unread') return unreadAt(trial, n)
  if (link.kind !== 'pair') return { verdict: link.kind }
  if (n === 0 && definition) return definition
  if (n === 0 && trial.opening?.kind === 'update')
    return judgeOpening(trial, chosen, trial.opening.moved)
  return judgePair(trial, chosen, { ...link, more: sense.get(link.to), isAstray })
}

const unreadAt = ({ chain: { members } }: Trial, n: number): Found => {
  const problem = [members[n], members[n + 1]].flatMap(member =>
    member?.kind === 'unread' ? [member.problem] : [],
  )[0]
  return problem ? { verdict: 'unread', problem } : { verdict: 'unread', doubt: DOTS }
}

const DOTS: Doubt = { code: 'dots-at-end' }

const equalityOf = ({ state, chain, links }: Trial, n: number, found: Found): Equality => {
  const { members, signs } = chain
  const link = links[n] as Link
  const from = link.kind === 'pair' ? link.from : n
  return {
    n: state.equalities.length + n + 1,
    left: members[from] as Member,
    right: members[n + 1] as Member,
    sign: signs[n] as Chain['signs'][number],
    proved: false,
    ...found,
  }
}
