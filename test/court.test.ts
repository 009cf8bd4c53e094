import { describe, expect, it } from 'vitest'
import { homeworkOf, NETWORK } from '../scripts/class.ts'
import type { Judgement } from '../src/core/judgement.ts'
import type { Script } from '../src/core/script.ts'
import { newNamer } from '../src/grade/name.ts'
import { judgeOf, judgeScript } from '../src/judge/judge.ts'
import { formatOf } from '../src/read/format.ts'
import { readScript } from '../src/read/script.ts'
import { readNetwork } from '../src/report/read.ts'

const OPTIONS = { seed: 1, proofs: 'needed' } as const

const read = readNetwork(NETWORK, {})
if (read.kind === 'malformed') throw new SyntaxError(read.problems.map(p => p.code).join(' '))
const { graph } = read

/** One name for three things, and the same behind an error and behind none. */
const TEXTS = [
  'delta := epsilon\n∂ε/∂z = delta\n∂ε/∂q = z .* delta',
  'delta := z - l\n∂ε/∂z = delta\ndl = delta',
  "delta := l - z\n∂ε/∂z = delta\n∂ε/∂q = delta .* σ'(q)",
  "∂ε/∂z = l - z\n∂ε/∂q = (l - z) .* σ'(q)\ndq = U*dy + dU*y",
  "∂ε/∂z = z - l\n∂ε/∂q = (l - z) .* σ'(q)\ndq = U*dy",
  "∂ε/∂z = 2*(z - l)\n∂ε/∂q = (l - z) .* σ'(q)\ndq = U*dy + dU*y",
  "\n\n∂ε/∂z = l - z\n\n∂ε/∂q = (l - z) .* σ'(q)",
]

const scripts = await Promise.all([
  ...[0, 1, 1, 6]
    .map(n => homeworkOf(n, 1))
    .map(read => readScript(read.text, { format: formatOf(read.name, read.text), graph })),
  ...TEXTS.map(text => readScript(text, { format: 'text', graph })),
])

/** All that is told, names of what a form is generated with left out. */
const shown = ({ targets, ...judgement }: Judgement): string =>
  JSON.stringify([[...targets], judgement], (_, value) =>
    typeof value === 'bigint' ? `${value}` : value,
  )

const judgedBy = async (some: readonly Script[]): Promise<ReadonlyMap<Script, string>> => {
  const judge = judgeOf(graph, OPTIONS)
  const found = new Map<Script, string>()
  for (const script of some) found.set(script, shown(await judge(script, newNamer())))
  return found
}

describe('derivations judged one after the other', () => {
  it('says of each what it says of it alone', async () => {
    const onward = await judgedBy(scripts)
    const back = await judgedBy(scripts.toReversed())
    for (const script of scripts) {
      const alone = shown(await judgeScript(graph, script, { ...OPTIONS, name: newNamer() }))
      expect(onward.get(script)).toBe(alone)
      expect(back.get(script)).toBe(alone)
    }
  })

  it('proves where that is asked for only, and judges the same', async () => {
    const script = scripts[0] as Script
    const plain = await judgeScript(graph, script, OPTIONS)
    const proved = await judgeScript(graph, script, { seed: 1 })
    expect(plain.equalities.some(one => one.proved)).toBe(false)
    expect(proved.equalities.filter(one => one.proved).length).toBeGreaterThan(5)
    expect(proved.equalities.map(one => one.verdict)).toEqual(
      plain.equalities.map(one => one.verdict),
    )
  })

  it('tells why of the first error only where that is asked for', async () => {
    const text = '∂ε/∂z = l - z\n∂ε/∂u = 2*∂ε/∂q'
    const script = await readScript(text, { format: 'text', graph })
    const told = (judgement: Judgement): number =>
      judgement.equalities.filter(one => one.counterexample || one.mistake).length
    const all = await judgeScript(graph, script, { ...OPTIONS, name: newNamer() })
    const first = await judgeScript(graph, script, { ...OPTIONS, told: 'first', name: newNamer() })
    expect(told(first)).toBe(1)
    expect(told(all)).toBe(2)
    expect(first.firstWrong).toBe(all.firstWrong)
  })
})
