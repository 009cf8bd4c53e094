import { describe, expect, test } from 'vitest'
import type { Equality, Judgement } from '../src/core/judgement.ts'
import { newNamer } from '../src/grade/name.ts'
import { type Judge, judgeOf } from '../src/judge/judge.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { readScript } from '../src/read/script.ts'
import { readNetwork } from '../src/report/read.ts'
import { type Handed, handedIn } from './support/people.ts'
import { namesOf } from './support/slip-names.ts'
import { slipsIn, type TextSlip, withSlip } from './support/text-slips.ts'

// Right derivations with one slip put into one member: never correct, and named by what was put in.
const SEED = 1
const DERIVATIONS = 30
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
      const network = networkOf(one)
      const before = await judgedIn(network, one, one.text)
      const { source } = before.script
      const all = slipsOf(before)
      const changing = all.filter(({ slip }) => CHANGING.has(slip.kind))
      const others = all.filter(
        slipped => !changing.includes(slipped) && rightNames(source, slipped),
      )
      for (const slipped of [...pick(changing, SLIPS_OF_EACH), ...pick(others, OTHERS_OF_EACH)]) {
        const text = withSlip(source, slipped.slip)
        const { judgement } = await judgedIn(network, one, text)
        named.push(...nameFound(source, slipped, judgement))
        if (!changing.includes(slipped)) continue
        tried++
        if (judgement.verdict === 'correct')
          accepted.push(`${one.name}, ${slipped.slip.kind}:\n${text}`)
      }
    }
    expect(tried).toBeGreaterThan(DERIVATIONS)
    expect(accepted).toEqual([])
    const isRight = ({ names, name = '' }: Named) => names.some(one => one === name)
    const right = named.filter(isRight)
    const wrong = named.filter(one => one.name !== undefined && !isRight(one))
    expect(named.length).toBeGreaterThan(2 * DERIVATIONS)
    expect(right.length / named.length).toBeGreaterThanOrEqual(0.85)
    expect(wrong.length / named.length).toBeLessThanOrEqual(0.02)
  })
})

/** A slip in the member on the right of an equality. */
interface Slipped {
  readonly equality: Equality
  readonly slip: TextSlip
}

interface Named {
  /** Names that are right. */
  readonly names: readonly string[]
  readonly name: string | undefined
}

const rightNames = (source: string, { slip, equality }: Slipped) =>
  namesOf({
    kind: slip.kind,
    from: source.slice(slip.start, slip.end),
    member: equality.right.text,
  })

/** The name of the mistake where a slip that has one was found, by the equality before or behind it. */
const nameFound = (source: string, slipped: Slipped, judgement: Judgement): readonly Named[] => {
  const names = rightNames(source, slipped)
  const { n } = slipped.equality
  const first = judgement.equalities.find(one => one.n === judgement.firstWrong)
  if (!names || !first || (first.n !== n && first.n !== n + 1)) return []
  return [{ names, name: first.mistake?.misconception }]
}

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
}): readonly Slipped[] => {
  const { equalities } = judgement
  if (equalities.some(one => one.verdict !== 'holds')) return []
  return equalities.filter(isValue).flatMap(equality =>
    slipsIn(script.source, equality.right.span, script.notation).map(slip => ({
      equality,
      slip,
    })),
  )
}

/** Neither 0 nor a step that is taken. */
const isValue = ({ left, right }: Equality): boolean =>
  right.kind === 'formula' &&
  right.text !== '0' &&
  !(left.kind === 'formula' && left.isNext === true)
