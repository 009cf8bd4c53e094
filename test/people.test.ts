import { describe, expect, test } from 'vitest'
import { MISCONCEPTIONS } from '../src/core/judgement.ts'
import { judged } from './support/judged.ts'
import { type Handed, handedIn } from './support/people.ts'

/** What was found in a derivation: where, and by which name. */
interface Found {
  readonly one: Handed
  readonly verdict: string
  readonly n: number | undefined
  readonly name: string | undefined
}

const find = async (one: Handed): Promise<Found> => {
  const { judgement } = await judged(one.network, one.text, one.format)
  const { verdict, firstWrong: n, equalities } = judgement
  return { one, verdict, n, name: equalities.find(e => e.n === n)?.mistake?.misconception }
}

const CASES = handedIn()
const FOUND = await Promise.all(CASES.map(find))

const namesOf = (found: readonly Found[]): readonly string[] => found.map(({ one }) => one.name)
const right = FOUND.filter(({ one }) => !one.wrong)
const wrong = FOUND.filter(({ one }) => one.wrong)

describe('derivations as people hand them in', () => {
  test('are many, in four languages, and say what is expected in names that exist', () => {
    expect(right.length).toBeGreaterThanOrEqual(75)
    expect(wrong.length).toBeGreaterThanOrEqual(75)
    expect(new Set(CASES.map(one => one.language))).toEqual(new Set(['en', 'ru', 'zh', 'ko']))
    const names = new Set(CASES.flatMap(one => one.wrong?.names ?? []))
    names.delete('*')
    expect([...names].filter(name => !MISCONCEPTIONS.some(one => one === name))).toEqual([])
  })

  test('are never called correct when they are wrong', () => {
    expect(namesOf(wrong.filter(({ verdict }) => verdict === 'correct'))).toEqual([])
  })

  test('are never called wrong when they are right', () => {
    expect(namesOf(right.filter(({ verdict }) => verdict === 'wrong'))).toEqual([])
  })

  test('have their first wrong equality found', () => {
    const located = wrong.filter(({ one, n }) => n === one.wrong?.n)
    expect(located.length / wrong.length).toBeGreaterThanOrEqual(0.97)
    const elsewhere = wrong.filter(({ one, n }) => n !== undefined && n !== one.wrong?.n)
    expect(namesOf(elsewhere)).toEqual([])
  })

  test('have their mistake named, and hardly ever by a wrong name', () => {
    const nameable = wrong.filter(({ one }) => !one.wrong?.names.includes('*'))
    const named = nameable.filter(({ name }) => name !== undefined)
    const isRight = ({ one, name = '' }: Found) => one.wrong?.names.includes(name) === true
    expect(named.filter(isRight).length / nameable.length).toBeGreaterThanOrEqual(0.85)
    expect(
      namesOf(named.filter(one => !isRight(one))).length / nameable.length,
    ).toBeLessThanOrEqual(0.02)
  })

  test('are read, all but a few', () => {
    const unread = FOUND.filter(({ verdict }) => verdict === 'unread')
    expect(unread.length / FOUND.length).toBeLessThanOrEqual(0.05)
  })
})
