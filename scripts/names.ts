import { newNamer } from '../src/grade/name.ts'
import { type Judge, judgeOf } from '../src/judge/judge.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { readScript } from '../src/read/script.ts'
import { readNetwork } from '../src/report/read.ts'
import { type Handed, handedIn } from '../test/support/people.ts'
import { namesOf } from '../test/support/slip-names.ts'
import { slipsIn, type TextSlip, withSlip } from '../test/support/text-slips.ts'

// How mistakes are named, by kinds of slips put into right derivations: `npm run names -- [SLIPS_OF_EACH]`.

const most = Number(process.argv[2] ?? 8)
const judges = new Map<string, ReturnType<typeof judgeIn>>()

const judgeIn = (network: string) => {
  const read = readNetwork(network, {})
  if (read.kind === 'malformed') throw new SyntaxError(network)
  const judge: Judge = judgeOf(read.graph, { seed: 1, told: 'first', examples: 'none' })
  return { graph: read.graph, judge }
}

interface Tally {
  right: number
  wrong: number
  none: number
}
const tallies = new Map<string, Tally>()

const count = (kind: string, told: keyof Tally): void => {
  const tally = tallies.get(kind) ?? { right: 0, wrong: 0, none: 0 }
  tally[told]++
  tallies.set(kind, tally)
}

const measure = async (one: Handed, n: number): Promise<void> => {
  const { network, format } = one
  const known = judges.get(network) ?? judgeIn(network)
  judges.set(network, known)
  const read = (text: string) => readScript(text, { format, graph: known.graph })
  const script = await read(one.text)
  const before = await known.judge(script)
  if (before.verdict !== 'correct') return
  const slips = before.equalities.flatMap(({ n: at, right }) =>
    right.kind === 'formula'
      ? slipsIn(script.source, right.span, script.notation).map(slip => ({ at, right, slip }))
      : [],
  )
  for (const { at, right, slip } of picked(slips, n)) {
    const from = script.source.slice(slip.start, slip.end)
    const names = namesOf({ kind: slip.kind, from, member: right.text })
    if (!names) continue
    const after = await known.judge(await read(withSlip(script.source, slip)), newNamer())
    const first = after.equalities.find(equality => equality.n === after.firstWrong)
    if (after.verdict !== 'wrong' || (first?.n !== at && first?.n !== at + 1)) continue
    const name = first.mistake?.misconception
    if (name === undefined) count(slip.kind, 'none')
    else count(slip.kind, names.includes(name) ? 'right' : 'wrong')
  }
}

/** A few, of as many kinds as there are. */
const picked = <T extends { readonly slip: TextSlip }>(
  all: readonly T[],
  n: number,
): readonly T[] => {
  const random = randomFrom(1, n)
  const mixed = all
    .map(one => ({ one, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
  const ranks = new Map<string, number>()
  return mixed
    .map(one => {
      const rank = (ranks.get(one.slip.kind) ?? 0) + 1
      ranks.set(one.slip.kind, rank)
      return { one, rank }
    })
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ one }) => one)
}

for (const [n, one] of handedIn().entries()) if (!one.wrong) await measure(one, n)
const all = { right: 0, wrong: 0, none: 0 }
const rows = [...tallies].toSorted(([, a], [, b]) => b.none + b.wrong - a.none - a.wrong)
for (const [, tally] of rows)
  for (const told of ['right', 'wrong', 'none'] as const) all[told] += tally[told]
for (const [kind, { right, wrong, none }] of [...rows, ['all', all] as const])
  console.log(`${kind.padEnd(20)} right ${right}, wrong ${wrong}, none ${none}`)
