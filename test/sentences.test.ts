import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../src/core/graph.ts'
import { derive } from '../src/derive/derive.ts'
import { deriveNetwork } from '../src/derive/network.ts'
import { localFirst } from '../src/derive/path.ts'
import { secondOrder } from '../src/derive/second.ts'
import { tangentsOf } from '../src/derive/tangent.ts'
import { judgeScript } from '../src/judge/judge.ts'
import { parseChain } from '../src/parse/chain.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import { type Prose, proseText } from '../src/render/prose.ts'
import { sentencesOf } from '../src/render/sentence/sentence.ts'
import { printText } from '../src/render/text.ts'
import { deriveSource } from '../src/report/derive.ts'
import { judged } from './support/judged.ts'
import { networkOf } from './support/network.ts'

const files = readdirSync('derivations').filter(file => file.endsWith('.eq'))
const sourceOf = (file: string) => readFileSync(`derivations/${file}`, 'utf8')
const languages = await Promise.all(LANGUAGES.map(async one => (await one.load()).steps()))
const [english] = languages as [(typeof languages)[number]]

const sentencesIn = (graph: Graph, words = english): readonly Prose[] =>
  deriveNetwork(graph, undefined).derivations.flatMap(one => sentencesOf(one, graph, words))

/** What a sentence states of derivatives and of transposes, as chains. */
const statedIn = (prose: Prose): readonly string[] =>
  prose.flatMap(part => {
    if (typeof part === 'string' || part.length < 2) return []
    const isStatement = part[0]?.kind === 'derivative' || part[1]?.kind === 'indexed'
    return isStatement ? [part.map(printText).join(' = ')] : []
  })

const textsOf = (source: string): readonly string[] => sentencesIn(networkOf(source)).map(proseText)

describe.each(files)('the sentences of %s', file => {
  const graph = networkOf(sourceOf(file))

  test('leave no place open, in any language', () => {
    for (const words of languages) {
      for (const prose of sentencesIn(graph, words)) {
        expect(proseText(prose)).not.toMatch(/\{[a-z]{3,}\}|undefined/)
        expect(prose.every(part => part.length > 0)).toBe(true)
      }
    }
  })

  test('state what holds', { timeout: 60_000 }, async () => {
    const stated = [...new Set(sentencesIn(graph).flatMap(statedIn))]
    const script = parseChain(stated.join('\n'), graph.names)
    const { equalities } = await judgeScript(graph, script, { seed: 1 })
    expect(equalities.length).toBe(stated.length)
    expect(equalities.filter(one => one.verdict !== 'holds').map(one => stated[one.n - 1])).toEqual(
      [],
    )
  })
})

describe('a sentence', () => {
  test.each([
    ['which term of a sum is left', 'p[k] depends on V[i,j] only for k = i'],
    ['what a derivative is, by which equation', 'by p = V*x + v we have ∂p[i]/∂V[i,j] = x[j]'],
    ['that a factor is 1', '∂p[i]/∂v[i] = 1, and the factor 1 is left out'],
    ['which entries are turned', "U[j,i] = U'[i,j], so that"],
    ['which product it is', 'each entry of ∂ε/∂p times each entry of x: column × row = matrix'],
    ['that there is one path', 'V acts on ε by way of p'],
  ])('says %s', (_, part) => {
    expect(textsOf(sourceOf('two-layer.eq')).join('\n')).toContain(part)
  })

  test('says by how many paths a name acts', () => {
    const text = textsOf(sourceOf('many-paths.eq')).join('\n')
    expect(text).toContain('y1 acts on L by way of y2 and y3: the shares of all paths are added')
    const both = textsOf('a : scalar\ny = a^2\nL = y^2 + sin(y)*exp(a)').join('\n')
    expect(both).toContain('a acts on L by way of y and stands in L itself')
  })

  test('does not say of what acts by way of others that it stands in the loss', async () => {
    const options = { wrt: ['V'], style: 'nabla', detail: 'full' }
    const derived = await deriveSource(sourceOf('two-layer.eq'), options)
    if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
    expect(derived.output).toContain('the derivatives by V are read off from p = V*x + v')
    expect(derived.output).not.toContain('stands in')
  })

  test('says of members that each has its share', () => {
    expect(textsOf(sourceOf('recurrent.eq')).join('\n')).toContain(
      'W stands in the equation of every h{t}[k], so the shares of all t and k are added',
    )
  })

  test('says that nothing depends on a name', () => {
    const graph = networkOf('w, u : scalar\nL = w^2')
    const [none] = derive(graph, ['u'])
    if (!none) throw new Error('no derivation')
    expect(sentencesOf(none, graph, english).map(proseText)).toEqual([
      'the derivative of L by u is what is asked for',
      'no equation leads from u to L, so a change of u changes nothing there',
    ])
  })

  test('says what a δ leaves of a sum', () => {
    const graph = networkOf(sourceOf('two-layer.eq'))
    const [chain] = derive(graph, ['V'], localFirst)
    if (!chain) throw new Error('no derivation')
    const [, , , , contracted = []] = sentencesOf(chain, graph, english)
    expect(proseText(contracted)).toMatch(/is 1 only for .* = i and else 0/)
  })

  test('is made of second derivatives and of forward ones', () => {
    const graph = networkOf(sourceOf('logistic-regression.eq'))
    const [second] = secondOrder(graph, derive(graph), ['w'])
    if (!second) throw new Error('no second derivative')
    const own = second.hessian.derivations.flatMap(one =>
      sentencesOf(one, second.hessian.graph, english),
    )
    expect(own.map(proseText)).toContain('z acts on g_w by way of p')
    const ahead = tangentsOf(networkOf(sourceOf('two-layer-1d.eq')), 'V')
    const texts = ahead.derivations.flatMap(one => sentencesOf(one, ahead.graph, english))
    expect(texts.map(proseText)).toContain("by y = σ(p) we have ∂y/∂p = σ'(p)")
  })
})

const ONCE = ['two-layer.eq', 'rows.eq', 'recurrent.eq', 'softmax-cross-entropy.eq']
const editions = ONCE.flatMap((file, n) =>
  LANGUAGES.map(({ name }, k) => [file, (n + k) % 2 === 0 ? 'text' : 'latex', name] as const),
)

describe('with --detail full', () => {
  test.each(editions)('%s as %s in %s is read back', async (file, format, lang) => {
    const source = sourceOf(file)
    const derived = await deriveSource(source, { format, lang, detail: 'full' })
    if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
    const notation = format === 'text' ? 'text' : 'tex'
    const { judgement } = await judged(source, derived.output, notation)
    expect(judgement.verdict).toBe('correct')
  })

  test('JSON has an explanation for each member', async () => {
    const options = { format: 'json', wrt: ['V'], detail: 'full' }
    const derived = await deriveSource(sourceOf('two-layer.eq'), options)
    if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
    const [{ chain }] = JSON.parse(derived.output).gradients
    expect(chain.map((one: { explanation?: string }) => one.explanation)).toEqual([
      'V acts on ε by way of p',
      '∂ε/∂V is found entry by entry: ∂ε/∂V[i,j] for any i and j',
      'V[i,j] may act on every p[k], so the shares of all k are added',
      'p[k] depends on V[i,j] only for k = i, so one term of the sum is left',
      'by p = V*x + v we have ∂p[i]/∂V[i,j] = x[j]',
      'each entry of ∂ε/∂p times each entry of x: column × row = matrix (tensor product)',
    ])
  })

  test('text prints each sentence under its member', async () => {
    const derived = await deriveSource(sourceOf('two-layer.eq'), { wrt: ['V'], detail: 'full' })
    if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
    expect(derived.output).toContain(
      `collapse the sum\n        # p[k] depends on V[i,j] only for k = i, so one term of the sum is left\n`,
    )
  })
})
