import { describe, expect, test } from 'vitest'
import type { Form } from '../src/core/derivation.ts'
import { product, rational } from '../src/core/term.ts'
import { shareOf } from '../src/derive/family/shares.ts'
import { numOf, scaleOf } from '../src/ops/build.ts'
import { sharesAddUp } from '../src/report/shares.ts'
import { networkOf } from './support/network.ts'
import { caseFiles, casesIn } from './support/parse-cases.ts'

const SEED = 1
const LONG = { timeout: 120_000 }

const networks = [...caseFiles('test/cases/families'), 'test/cases/export/families.txt'].flatMap(
  path => casesIn(path).map(({ source }) => source),
)

const scaled = (form: Form, by: number): Form =>
  form.level === 'matrix'
    ? { ...form, expr: scaleOf(numOf(by), form.expr) }
    : { ...form, term: product([rational(by), form.term]) }

describe('what equations add to gradients', () => {
  test.each(networks)('comes to the gradients of the verifier: %s', LONG, source => {
    expect(sharesAddUp(networkOf(source), SEED)).toBe(true)
  })

  test.each(networks.slice(0, 3))('and a share that is off is seen: %s', LONG, source => {
    const graph = networkOf(source)
    const names = new Set<string>()
    sharesAddUp(graph, SEED, (own, equation, mention) => {
      const share = shareOf(own, equation, mention)
      if (share) names.add(`${equation.name} ${mention.name}`)
      return share
    })
    for (const name of names) {
      const isRight = sharesAddUp(graph, SEED, (own, equation, mention) => {
        const share = shareOf(own, equation, mention)
        if (!share || `${equation.name} ${mention.name}` !== name) return share
        return { ...share, form: scaled(share.form, 1.001) }
      })
      expect(isRight, name).toBe(false)
    }
  })
})
