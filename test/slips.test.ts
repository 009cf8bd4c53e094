import { describe, expect, test } from 'vitest'
import type { Equality, Judgement } from '../src/core/judgement.ts'
import { newNamer } from '../src/grade/name.ts'
import { type Judge, judgeOf } from '../src/judge/judge.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { readScript } from '../src/read/script.ts'
import { readNetwork } from '../src/report/read.ts'
import { type Handed, handedIn } from './support/people.ts'
import { slipsIn, type TextSlip, withSlip } from './support/text-slips.ts'

// Right derivations with one slip put into one member: never correct.
const SEED = 1
const DERIVATIONS = 30
const SLIPS_OF_EACH = 3

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
  test(`is not correct (seed ${SEED})`, { timeout: 300_000 }, async () => {
    const accepted: string[] = []
    let tried = 0
    for (const one of RIGHT) {
      const network = networkOf(one)
      const before = await judgedIn(network, one, one.text)
      for (const slip of pick(slipsOf(before), SLIPS_OF_EACH)) {
        const text = withSlip(before.script.source, slip)
        const { judgement } = await judgedIn(network, one, text)
        tried++
        if (judgement.verdict === 'correct') accepted.push(`${one.name}, ${slip.kind}:\n${text}`)
      }
    }
    expect(tried).toBeGreaterThan(DERIVATIONS)
    expect(accepted).toEqual([])
  })
})

const networkOf = ({ network }: Handed) => {
  const read = readNetwork(network, {})
  if (read.kind === 'malformed') throw new SyntaxError(network)
  const { graph } = read
  return { graph, judge: judgeOf(graph, { seed: 1, told: 'first', examples: 'none' }) }
}

interface Network extends Pick<ReturnType<typeof networkOf>, 'graph'> {
  readonly judge: Judge
}

const judgedIn = async ({ graph, judge }: Network, { format }: Handed, text: string) => {
  const script = await readScript(text, { format, graph })
  return { script, judgement: await judge(script, newNamer()) }
}

/** In members of equalities that hold; a condition holds with any sign, a definition says what is meant. */
const slipsOf = ({
  script,
  judgement,
}: {
  readonly script: { readonly source: string; readonly notation: 'latex' | 'text' }
  readonly judgement: Judgement
}): readonly TextSlip[] => {
  const { equalities } = judgement
  if (equalities.some(one => one.verdict !== 'holds')) return []
  return equalities
    .filter(isValue)
    .flatMap(({ right }) => slipsIn(script.source, right.span, script.notation))
    .filter(slip => CHANGING.has(slip.kind))
}

/** Neither 0 nor a step that is taken. */
const isValue = ({ left, right }: Equality): boolean =>
  right.kind === 'formula' &&
  right.text !== '0' &&
  !(left.kind === 'formula' && left.isNext === true)
