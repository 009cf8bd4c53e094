import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Judgement } from '../src/core/judgement.ts'
import type { Chain, Formula, Member, Script } from '../src/core/script.ts'
import type { Syntax } from '../src/core/syntax.ts'
import { judgeScript } from '../src/judge/judge.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { parseChain } from '../src/parse/chain.ts'
import { deriveSource } from '../src/report/derive.ts'
import { networkOf } from './support/network.ts'

// What `derive` prints is read back and judged, equality by equality; with one slip put in it is wrong there.
const FOLDER = 'derivations'
const files = readdirSync(FOLDER).filter(file => file.endsWith('.eq'))

describe.each(files)('what is derived for %s', file => {
  const source = readFileSync(join(FOLDER, file), 'utf8')

  test('is correct, and with a slip it is not', { timeout: 120_000 }, async () => {
    const graph = networkOf(source)
    const derived = await deriveSource(source, { format: 'text' })
    if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
    const script = parseChain(derived.output, graph.names)
    const judgement = await judgeScript(graph, script, { seed: 1 })
    expect(complaints(judgement)).toEqual([])
    const slip = slipIn(script, judgement, files.indexOf(file))
    if (!slip) return
    const wrong = await judgeScript(graph, slip.script, { seed: 1 })
    expect([wrong.verdict, wrong.firstWrong], slip.what).toEqual(['wrong', slip.n])
  })
})

const complaints = ({ verdict, equalities }: Judgement): readonly string[] => {
  const told = equalities
    .filter(one => one.verdict !== 'holds')
    .map(one => `${one.n} ${one.verdict}: ${one.left.text} = ${one.right.text}`)
  return verdict === 'correct' ? told : [verdict, ...told]
}

interface Slip {
  readonly script: Script
  /** The equality that is wrong. */
  readonly n: number
  readonly what: string
}

/** One member twice as large as it should be, or its negative: the last of some chain about a derivative. */
const slipIn = (script: Script, { equalities }: Judgement, turn: number): Slip | undefined => {
  const ends = script.chains.flatMap((chain, c) => {
    const last = chain.members.at(-1)
    const [head] = chain.members
    const isOpen = last?.kind === 'formula' && head?.kind === 'formula' && isDerivative(head)
    return isOpen && !/^0$|^zeros/.test(last.text) ? [{ chain, c, last }] : []
  })
  const random = randomFrom(1, turn, equalities.length)
  const found = ends[random.below(ends.length)]
  if (!found) return undefined
  const { chain, c, last } = found
  const changed = changedBy(last, turn % 2 === 0 ? doubled : negated)
  const members: readonly Member[] = [...chain.members.slice(0, -1), changed]
  const chains = script.chains.map((one): Chain => (one === chain ? { ...one, members } : one))
  const n = script.chains.slice(0, c + 1).reduce((sum, one) => sum + one.signs.length, 0)
  return { script: { ...script, chains }, n, what: `${last.text} of ${chain.members[0]?.text}` }
}

const isDerivative = ({ readings: [head] }: Formula): boolean => head?.kind === 'derivative'

const changedBy = (member: Member & Formula, change: (syntax: Syntax) => Syntax): Member => ({
  ...member,
  readings: member.readings.map(change),
})

const negated = (arg: Syntax): Syntax => ({ kind: 'negation', arg })

const doubled = (right: Syntax): Syntax => ({
  kind: 'infix',
  sign: '*',
  left: { kind: 'numeral', text: '2' },
  right,
})
