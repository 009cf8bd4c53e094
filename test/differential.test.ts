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

/** Columns, rows over a batch, attention, several uses, three axes, fixed positions, another layout, families. */
const EXAMPLES = [
  ...['two-layer', 'batch', 'attention', 'residual', 'convolution', 'skip-gram', 'many-paths'],
  ...['linear-regression', 'conventions-numerator', 'neuron-sigmoid', 'softmax-cross-entropy'],
  ...['deep', 'recurrent', 'total-loss', 'batch-norm', 'layer-norm'],
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

  test.each(['two-layer', 'attention', 'deep', 'convolution'])(
    '%s is read back from text',
    async name => {
      const { output, graph } = await derived(example(name), { format: 'text' })
      const { verdict } = await judgeOf(graph, { seed: 1 })(
        await readScript(output, { format: 'text', graph }),
      )
      expect(verdict).toBe('correct')
    },
  )

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

  test.each([
    ['en', '2 steps, 3 equalities of differentials and 1 claim verified'],
    ['ru', 'проверено: 2 шага, 3 равенства дифференциалов и 1 утверждение'],
    ['zh', '已验证 2 步、3 个微分等式和 1 个断言'],
    ['ko', '검증됨: 단계 2개, 미분 등식 3개, 주장 1개'],
  ])('counts its equalities by themselves, %s', async (lang, words) => {
    const source = 'y = w*x\nL = 1/2*y^2\nclaim dL/dw = y*x'
    const { output } = await derived(source, { format: 'markdown', lang, wrt: ['w'] })
    expect(output).toContain(words)
    expect(output).toContain('| $\\mathrm{d}y$ |')
  })

  test('begins a display with what each equation says', async () => {
    const { output } = await two
    const heads = [...output.matchAll(/\\begin\{aligned\}\n(\\mathrm\{d\}\S*) &=/g)]
    expect(heads.map(one => one[1])).toEqual(
      [...'\\varepsilon z q y p'.split(' ')].map(x => `\\mathrm{d}${x}`),
    )
  })

  test('lets inputs move where a derivative by them is asked for', async () => {
    const source = 'input x : vector(n)\nW : matrix(m, n)\ny = W*x\nL = sum(y)'
    const { output } = await derived(source, { format: 'text', wrt: ['W', 'x'] })
    expect(output).toContain('\nd(y) = d(W)*x + W*d(x) ')
    const own = await derived(source, { format: 'text', wrt: ['W'] })
    expect(own.output).toContain('\nd(y) = d(W)*x ')
    const families =
      'input x{t} : vector(n)\nW : matrix(n, n)\nh{0} = zeros(n)\nh{t} = tanh(W*h{t-1} + x{t}) for t = 1..T\nL = sum(h{T})'
    const moved = await derived(families, { format: 'text', wrt: ['x', 'h'] })
    expect(moved.output).toContain('d(h{t}) = (d(W)*h{t-1} + d(x{t}) + W*d(h{t-1}))')
  })

  test('writes arrays of three axes by entries', async () => {
    const { output } = await derived(example('convolution'), { format: 'text' })
    expect(output).toContain('d(y[l,r,s]) = d(β[l]) + Σ_{a,b,d} x[a,b+r,d+s]*d(w[l,a,b,d])')
  })

  test('writes general members of families, and Σ before what moves in a summand', async () => {
    const source = [
      'input x{t} : vector(d)\nlabel y{t} : vector(n)',
      'h{0} = zeros(n)',
      'h{t} = sigma(W*h{t-1} + U*x{t}) for t = 1..T',
      'L = 1/2*sum(t, (h{t} - y{t})^2)',
    ]
    const { output } = await derived(source.join('\n'), { format: 'text' })
    const rows = output.split('\n').map(row => row.replace(/ *# [✓∎]* .*$/, ''))
    expect(rows.filter(row => row !== '').slice(4, 14)).toEqual([
      "d(L) = Σ_t (h{t} - y{t})'*d(h{t})",
      '# for t = 1..T',
      'd(h{t}) = (d(U)*x{t} + d(W)*h{t-1} + W*d(h{t-1})) ⊙ h{t} ⊙ (1 - h{t})',
      '# for t = 1..T',
      "(∂L/∂h{t})'*d(h{t}) = (∂L/∂h{t})'*((d(U)*x{t} + d(W)*h{t-1} + W*d(h{t-1})) ⊙ h{t} ⊙ (1 - h{t}))",
      "                    = tr(h{t-1}*((∂L/∂h{t})' ⊙ h{t}' ⊙ (1 - h{t}'))*d(W)) + (W'*(∂L/∂h{t} ⊙ h{t} ⊙ (1 - h{t})))'*d(h{t-1}) + tr(x{t}*((∂L/∂h{t})' ⊙ h{t}' ⊙ (1 - h{t}'))*d(U))",
      'd(h{0}) = zeros(n)',
      '∂L/∂h{T} = h{T} - y{T}',
      '# for t = 1..T-1',
      "∂L/∂h{t} = W'*(∂L/∂h{t+1} ⊙ h{t+1} ⊙ (1 - h{t+1})) + h{t} - y{t}",
    ])
  })

  test.each([
    ['a Σ in a function', 'input x{t} : vector(n)\nL = log(sum(t = 1..T, exp(w*x{t})))'],
    ['a Σ of Σ', 'L = sum(s = 1..S, sum(t = 1..T, w{s}^2*v{t}))'],
    ['what stands outside and inside of Σ', 'L = w{1}*sum(t = 1..T, w{t}^2) + w{T}'],
    ['a length in figures', 'h{t} = tanh(w*h{t-1}) for t = 1..1000\nL = h{1000}'],
    ['two sums', 'L = sum(t = 1..T, w{t}*x) + 1/2*sum(t = 1..T, w{t}^2)'],
  ])('judges %s at members written out', async (_, source) => {
    const { sheet } = await derived(source, { format: 'text' })
    const all = (sheet.differentials ?? []).flatMap(one => one.judged)
    const verdicts = all.flatMap(one => one.findings.slice(1)).map(one => one?.verdict ?? '')
    expect(verdicts).not.toEqual([])
    expect(verdicts.filter(verdict => verdict !== 'tested' && verdict !== 'proved')).toEqual([])
  })

  test('writes what a derivative of an array makes of changes', async () => {
    const source =
      'parameter x : vector(n)\nparameter t : scalar\nA : matrix(m, n)\nq = A*x*t\ny = tanh(q)'
    const { output } = await derived(source, { format: 'text' })
    expect(output).toContain('∂y/∂q*d(q) = ∂y/∂q*A*(d(t)*x + t*d(x)) ')
    expect(output).toContain('           = t*∂y/∂q*A*d(x) + d(t)*∂y/∂q*A*x ')
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
