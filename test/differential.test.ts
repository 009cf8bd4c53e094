import { readFileSync } from 'node:fs'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { judgeOf } from '../src/judge/judge.ts'
import { readScript } from '../src/read/script.ts'
import { type Derived, deriveSource } from '../src/report/derive.ts'

const derived = async (source: string, options: object = {}): Promise<Derived> => {
  const style = 'differential'
  const result = await deriveSource(source, { style, format: 'latex', ...options })
  if (result.kind !== 'derived') throw new Error(JSON.stringify(result.problems))
  expect([result.isSound, result.defects]).toEqual([true, []])
  return result
}

const example = (name: string): string => readFileSync(`derivations/${name}.eq`, 'utf8')

const judged = async ({ graph }: Derived, tex: string) => {
  const judge = judgeOf(graph, { seed: 1, told: 'first', examples: 'none' })
  const { equalities } = await judge(await readScript(tex, { format: 'tex', graph }))
  return equalities.filter(one => !['holds', 'definition', 'skipped'].includes(one.verdict))
}

const uncommented = (tex: string): string => tex.replace(/^%.*\n/gm, '')

/** Columns, rows over a batch, attention, several uses, three axes, fixed positions, another layout. */
const EXAMPLES = [
  ...['two-layer', 'batch', 'attention', 'residual', 'convolution', 'skip-gram', 'many-paths'],
  ...['linear-regression', 'conventions-numerator', 'neuron-sigmoid', 'softmax-cross-entropy'],
]

describe('the style differential', () => {
  test.each(EXAMPLES)('%s is sound, is set, and is read back', async name => {
    const found = await derived(example(name))
    expect(found.sheet.differentials?.length).toBeGreaterThan(0)
    const tex = uncommented(found.output)
    for (const [, display = ''] of tex.matchAll(/\\\[([\s\S]*?)\\\]/g))
      katex.renderToString(display, { throwOnError: true, displayMode: true, strict: 'ignore' })
    const own = found.sheet.formulas ? [] : await judged(found, tex)
    expect(own.map(one => `${one.left.text} = ${one.right.text}: ${one.verdict}`)).toEqual([])
  })

  test('writes what each equation says of changes before gradients are read off', async () => {
    const { output } = await derived(example('two-layer'), { format: 'text', wrt: ['U', 'y'] })
    const rows = output.split('\n').map(row => row.replace(/ *#.*$/, ''))
    expect(rows.filter(row => row !== '').slice(5)).toEqual([
      'd(q) = d(U)*y + d(u) + U*d(y)',
      "(∂ε/∂q)'*d(q) = (∂ε/∂q)'*(d(U)*y + d(u) + U*d(y))",
      "              = tr(y*(∂ε/∂q)'*d(U)) + (U'*∂ε/∂q)'*d(y) + (∂ε/∂q)'*d(u)",
      "∂ε/∂U = ∂ε/∂q*y'",
      "∂ε/∂y = U'*∂ε/∂q",
    ])
  })

  test('writes arrays of three axes by entries', async () => {
    const { output } = await derived(example('convolution'), { format: 'text' })
    expect(output).toContain('d(y[l,r,s]) = d(β[l]) + Σ_{a,b,d} x[a,b+r,d+s]*d(w[l,a,b,d])')
  })

  test('says in a sentence what its steps do', async () => {
    const { output } = await derived('parameter w : scalar\nL = 1/2*w^2', { detail: 'full' })
    expect(output).toContain('\\mathrm{d}L &= w \\, \\mathrm{d}w')
    expect(output).toContain('each name on the right side adds its share')
  })

  test.each(['numerator', 'denominator'])('in the layout %s', async layout => {
    const found = await derived(example('two-layer'), { layout, wrt: ['V', 'v', 'y'] })
    expect(await judged(found, uncommented(found.output))).toEqual([])
  })

  test.each([
    ['families', 'h{0} : vector(n)\nh{t} = tanh(W*h{t-1}) for t = 1..T\nL = sum(h{T})'],
    ['a loss that is an array', 'x : vector(n)\ny = A*x'],
    ['numbers for programs', 'L = w^2', { format: 'numpy' }],
    ['a file in another style', 'L = w^2', { style: 'plain' }],
  ])('has none with %s', async (_, source, options: object = {}) => {
    const { sheet } = await derived(source, options)
    expect(sheet.differentials ?? []).toEqual([])
  })

  /** What the style writes with one thing wrong in it is told. */
  test.each([
    ['\\mathrm{d}U \\, y + \\mathrm{d}u', '\\mathrm{d}U \\, y - \\mathrm{d}u'],
    ['\\mathrm{d}V \\, x', 'x \\, \\mathrm{d}V'],
    ["\\sigma'(p) \\odot \\mathrm{d}p", '\\sigma(p) \\odot \\mathrm{d}p'],
    ['\\left( U^T \\frac', '\\left( U \\frac'],
    ['= (z - l)^T \\, \\mathrm{d}z', '= 2 (z - l)^T \\, \\mathrm{d}z'],
    ['+ U \\, \\mathrm{d}y \\\\', '\\\\'],
  ])('%s is not %s', async (right, wrong) => {
    const found = await two
    const tex = uncommented(found.output).replace('&= (z', '= (z')
    expect(tex).toContain(right)
    const slipped = await judged(found, tex.replace(right, wrong))
    expect(
      slipped.filter(one => ['fails', 'unread', 'undecided'].includes(one.verdict)),
    ).not.toEqual([])
    expect(slipped.some(one => one.verdict === 'fails')).toBe(true)
  })
})

const two = deriveSource(example('two-layer'), {
  style: 'differential',
  format: 'latex',
}) as Promise<Derived>
