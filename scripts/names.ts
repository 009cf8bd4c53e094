import { randomFrom } from '../src/numeric/random.ts'
import { type Handed, handedIn } from '../test/support/people.ts'
import {
  judgedIn,
  judgedNetwork,
  type Network,
  nameFound,
  rightNames,
  type Slipped,
  slipsOf,
  toldOf,
} from '../test/support/slipped.ts'
import { withSlip } from '../test/support/text-slips.ts'

// How mistakes are named, by kinds of slips put into right derivations: `npm run names -- [SLIPS_OF_EACH]`.

const most = Number(process.argv[2] ?? 8)
const networks = new Map<string, Network>()

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
  const network = networks.get(one.network) ?? judgedNetwork(one.network)
  networks.set(one.network, network)
  const before = await judgedIn(network, one, one.text)
  const { source } = before.script
  const slips = slipsOf(before).filter(slipped => rightNames(source, slipped))
  for (const slipped of picked(slips, n)) {
    const { judgement } = await judgedIn(network, one, withSlip(source, slipped.slip))
    const found = nameFound(source, slipped, judgement)
    if (found) count(slipped.slip.kind, toldOf(found))
  }
}

/** A few, of as many kinds as there are. */
const picked = (all: readonly Slipped[], n: number): readonly Slipped[] => {
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
