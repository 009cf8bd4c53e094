import { describe, expect, test } from 'vitest'
import { randomFrom } from '../src/numeric/random.ts'
import { handedIn } from './support/people.ts'
import {
  judgedIn,
  judgedNetwork,
  type Named,
  nameFound,
  rightNames,
  type Slipped,
  slipsOf,
  toldOf,
} from './support/slipped.ts'
import { withSlip } from './support/text-slips.ts'

// Right derivations with one slip put into one member: never correct, and named by what was put in.
const SEED = 1
const DERIVATIONS = 60
const SLIPS_OF_EACH = 3
/** Slips besides that may leave the value as it was, and have a name. */
const OTHERS_OF_EACH = 2

/** Slips after which a member has another value, whatever it is. */
const CHANGING = new Set([
  'flip-sign',
  'double',
  'drop-average',
  'add-average',
  'drop-half',
  'change-number',
  'drop-prime',
])

/** Whether a slip stands behind a derivative sign: what is constant there may change and the value stays. */
const isDerived = (source: string, { slip, equality }: Slipped): boolean =>
  OPERATOR.test(source.slice(equality.right.span.start, slip.start))

const OPERATOR = /\\[dt]?frac\s*\{\s*(?:\\partial|d|\\mathrm\s*\{?d\}?)\s*\}|\\nabla/

/** `+ 0` for `- 0` is none. */
const isOfZero = (source: string, { slip }: Slipped): boolean =>
  slip.kind === 'flip-sign' && /^\s*0(?![\d.])/.test(source.slice(slip.end))

const random = randomFrom(SEED, 0)
const pick = <T>(all: readonly T[], count: number): readonly T[] =>
  all
    .map(one => ({ one, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one)

const RIGHT = pick(
  handedIn().filter(one => !one.wrong),
  DERIVATIONS,
)

describe('a slip in a right derivation', () => {
  test(`is not correct, and hardly ever named by another name (seed ${SEED})`, {
    timeout: 300_000,
  }, async () => {
    const accepted: string[] = []
    const named: Named[] = []
    let tried = 0
    for (const one of RIGHT) {
      const network = judgedNetwork(one.network)
      const before = await judgedIn(network, one, one.text)
      const { source } = before.script
      const all = slipsOf(before)
      const changing = all.filter(
        slipped =>
          CHANGING.has(slipped.slip.kind) &&
          !isDerived(source, slipped) &&
          !isOfZero(source, slipped),
      )
      const others = all.filter(
        slipped => !changing.includes(slipped) && rightNames(source, slipped),
      )
      for (const slipped of [...pick(changing, SLIPS_OF_EACH), ...pick(others, OTHERS_OF_EACH)]) {
        const text = withSlip(source, slipped.slip)
        const { judgement } = await judgedIn(network, one, text)
        const found = nameFound(source, slipped, judgement)
        if (found) named.push(found)
        if (!changing.includes(slipped)) continue
        tried++
        if (judgement.verdict === 'correct')
          accepted.push(`${one.name}, ${slipped.slip.kind}:\n${text}`)
      }
    }
    expect(tried).toBeGreaterThan(DERIVATIONS)
    expect(accepted).toEqual([])
    const [right, wrong] = (['right', 'wrong'] as const).map(told =>
      named.filter(one => toldOf(one) === told),
    ) as [Named[], Named[]]
    expect(named.length).toBeGreaterThan(2 * DERIVATIONS)
    expect(right.length / named.length).toBeGreaterThanOrEqual(0.85)
    expect(wrong.length / named.length).toBeLessThanOrEqual(0.02)
  })
})
