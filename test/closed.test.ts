import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Closed, Form } from '../src/core/derivation.ts'
import { call } from '../src/core/expr.ts'
import type * as ClosedForms from '../src/derive/closed.ts'
import type * as Kronecker from '../src/derive/kronecker.ts'
import { numOf, scaleOf } from '../src/ops/build.ts'
import { type Derived, deriveSource } from '../src/report/derive.ts'

// What is printed besides chains is judged in the run: a planted slip is told and never printed.

const spoil = vi.hoisted(() => ({ closed: (one: unknown) => one, vec: (one: unknown) => one }))

vi.mock('../src/derive/closed.ts', async real => {
  const own = await real<typeof ClosedForms>()
  return {
    ...own,
    closedForms: (...given: Parameters<typeof own.closedForms>) => {
      const closed = own.closedForms(...given)
      return (key: string) => spoil.closed(closed(key))
    },
  }
})
vi.mock('../src/derive/kronecker.ts', async real => {
  const own = await real<typeof Kronecker>()
  return {
    vecFormOf: (...given: Parameters<typeof own.vecFormOf>) => spoil.vec(own.vecFormOf(...given)),
  }
})

afterEach(() => {
  spoil.closed = one => one
  spoil.vec = one => one
})

const NETWORK = `W : matrix(m, n); x : vector(n); t : vector(m)
p = W*x; y = p + tanh(U*p); z = y + tanh(V*y); L = 1/2*(z - t)^2`
const FAMILY = 'h{t} = tanh(W*h{t-1} + x{t}) for t = 1..T\nL = (h{T} - y)^2\n@wrt W h'

const derived = async (source: string, options: object): Promise<Derived> => {
  const result = await deriveSource(source, options)
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  return result
}

const scaled = (form: Form, by: number): Form =>
  form.level === 'matrix' ? { ...form, expr: scaleOf(numOf(by), form.expr) } : form

describe.each([
  ['a network', NETWORK],
  ['families', FAMILY],
])('closed forms of %s', (_, source) => {
  test('hold', async () => {
    const { isSound, defects, output } = await derived(source, { format: 'json' })
    expect([isSound, defects]).toEqual([true, []])
    const { gradients } = JSON.parse(output)
    for (const { closed } of gradients) expect(closed).toMatchObject({ verdict: 'tested' })
    expect(output).toContain(':=')
  })

  const slips: readonly (readonly [string, (closed: Closed) => Closed])[] = [
    ['a factor in the result', c => ({ ...c, result: scaled(c.result, 2) })],
    [
      'a factor in a definition',
      c => ({ ...c, definitions: c.definitions.map(d => ({ ...d, form: scaled(d.form, 1.001) })) }),
    ],
    ['a definition too few', c => ({ ...c, definitions: c.definitions.slice(1) })],
  ]
  test.each(slips)('%s is told and not printed', async (_, slip) => {
    spoil.closed = one => slip(one as Closed)
    const { isSound, defects, output } = await derived(source, { format: 'json' })
    expect(isSound).toBe(false)
    expect(defects[0]).toMatch(/^the result ∂L\/∂.* = .* is false by /)
    const report = JSON.parse(output)
    expect(report.verified).toBe(false)
    expect(report.gradients.some((one: { closed: unknown }) => one.closed === null)).toBe(true)
  })
})

describe('deep in a network, where all derivatives vanish,', () => {
  const layers = Array.from({ length: 70 }, (_, k) => `y${k + 1} = sigma(w*y${k} + b)`)
  const deep = [...layers, 'L = (y70 - t)^2', '@wrt y0'].join('\n')

  test('closed forms hold', async () => {
    const { isSound, defects } = await derived(deep, { format: 'json' })
    expect([isSound, defects]).toEqual([true, []])
  })

  test('a slip is not taken for one that holds', async () => {
    spoil.closed = one => ({ ...(one as Closed), result: scaled((one as Closed).result, 1.001) })
    expect((await derived(deep, { format: 'json' })).isSound).toBe(false)
  })
})

test('second derivatives whose closed form is false are told and not printed', async () => {
  spoil.closed = one => ({ ...(one as Closed), result: scaled((one as Closed).result, 3) })
  const { isSound, defects, output } = await derived(NETWORK, { order: 2, wrt: ['x'] })
  expect(isSound).toBe(false)
  expect(defects.join('\n')).toMatch(/the result g_x = .* is false by/)
  expect(output).not.toContain('closed form')
})

test('a Jacobian column by column that is false is told and not printed', async () => {
  const source = 'A : matrix(m, n); X : matrix(n, k)\nY = A*X'
  spoil.vec = one =>
    one && { ...(one as object), right: scaledTerm((one as { right: Form }).right) }
  const { isSound, defects, output } = await derived(source, { wrt: ['X'] })
  expect(isSound).toBe(false)
  expect(defects[0]).toMatch(/^the result ∂vec\(Y\)\/∂vec\(X\) = .* is false by/)
  expect(output).not.toContain('kron')
})

const scaledTerm = (form: Form): Form =>
  form.level === 'index' && form.term.kind === 'entry' && form.term.expr.kind === 'call'
    ? {
        ...form,
        term: {
          ...form.term,
          expr: scaleOf(
            numOf(2),
            call(form.term.expr.op, form.term.expr.args, form.term.expr.attrs),
          ),
        },
      }
    : form
