import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Derivation, Step } from '../src/core/derivation.ts'
import { type Expr, grad, variable } from '../src/core/expr.ts'
import type { ClaimForm, Graph } from '../src/core/graph.ts'
import { sameShape } from '../src/core/shape.ts'
import { defaultNames, derive } from '../src/derive/derive.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { likeness } from '../src/prove/alike.ts'
import { normalForm, proverOf, proves } from '../src/prove/prove.ts'
import { verify } from '../src/verify/verify.ts'
import { formulasIn } from './support/formulas.ts'
import { networkOf } from './support/network.ts'
import { caseFiles } from './support/parse-cases.ts'
import { randomNetwork } from './support/random-network.ts'
import { type Choose, slipped } from './support/slips.ts'

const SEED = 20261121
const NAMES = readFileSync('test/cases/prove/names.eq', 'utf8')

const lines = (file: string): readonly string[] =>
  readFileSync(`test/cases/prove/${file}`, 'utf8').trim().split('\n')

const claimed = (identity: string): { graph: Graph; claim: ClaimForm } => {
  const graph = networkOf(`${NAMES}claim ${identity}\n`)
  return { graph, claim: graph.claims[0] as ClaimForm }
}

describe('true identities are proved, with what they use', () => {
  test.each(lines('true.txt'))('%s', line => {
    const [identity = '', uses] = line.split('  ==>  ')
    const { graph, claim } = claimed(identity)
    const proof = proves(claim.left, claim.right, graph)
    expect(proof).toEqual({ proved: true, uses: uses?.split('; ') ?? [] })
  })
})

describe('false identities are not proved', () => {
  test.each(lines('false.txt'))('%s', async identity => {
    const { graph, claim } = claimed(identity)
    expect(proves(claim.left, claim.right, graph).proved).toBe(false)
    const { claims } = await verify(graph, [], { seed: 1 })
    expect(['failed', 'undecided', 'tested']).toContain(claims[0]?.verdict)
  })
})

const FILES = readdirSync('derivations')
  .filter(file => file.endsWith('.eq'))
  .map(file => [file, readFileSync(`derivations/${file}`, 'utf8')] as const)
  .filter(([, source]) => networkOf(source).families.length === 0)

const randomSources = (count: number, seed: number): readonly string[] =>
  fc
    .sample(fc.array(fc.nat(1000), { maxLength: 90 }).map(randomNetwork), { seed, numRuns: count })
    .map(({ source }) => source)

const share = (sources: readonly string[]) => {
  let [steps, proved] = [0, 0]
  for (const source of sources) {
    const graph = networkOf(source)
    const prove = proverOf(graph)
    for (const derivation of derive(graph, defaultNames(graph))) {
      for (const [left, right] of pairsOf(derivation)) {
        steps++
        if (prove(left.form, right.form, { by: right.target }).proved) proved++
      }
    }
  }
  return steps === 0 ? 1 : proved / steps
}

const pairsOf = ({ steps }: Derivation): readonly (readonly [Step, Step])[] =>
  steps.slice(1).map((step, n) => [steps[n] as Step, step])

describe('steps of derivations are proved', () => {
  test.each(FILES)('%s', (_, source) => expect(share([source])).toBe(1))

  test('of random networks', { timeout: 120_000 }, () => {
    expect(share(randomSources(60, SEED)), `seed ${SEED}`).toBeGreaterThanOrEqual(0.98)
  })
})

const choosing = (turn: number): Choose => {
  const random = randomFrom(SEED, turn, 0, 0)
  return count => Math.floor(random.uniform() * count)
}

/** Chains of two members, the second with a slip in it. */
const spoilt = (graph: Graph, choose: Choose): readonly Derivation[] => {
  const names = [...graph.leaves, ...graph.equations]
  const others: readonly Expr[] = names.flatMap(({ name, shape }) => [
    variable(name, shape),
    grad(variable(graph.loss, []), { name, shape }),
  ])
  return derive(graph, defaultNames(graph)).flatMap(derivation =>
    pairsOf(derivation).map(([left, right]) => ({
      ...derivation,
      steps: [left, { ...right, form: slipped(right.form, others, choose) }],
    })),
  )
}

describe('nothing that the numbers refute is proved', () => {
  const sources = [...FILES.map(([, source]) => source), ...randomSources(8, SEED + 1)]

  test.each(sources.map((source, n) => [n, source] as const))(
    'slips in steps, %i',
    async (n, source) => {
      const graph = networkOf(source)
      const chains = spoilt(graph, choosing(n))
      const { findings } = await verify(graph, chains, { seed: 1 })
      const wrong = chains.filter((_, k) => findings[k]?.[1]?.verdict === 'failed')
      expect(wrong.length > 0).toBe(chains.length > 0)
      for (const chain of wrong) {
        const [[left, right]] = pairsOf(chain) as [readonly [Step, Step]]
        expect(proves(left.form, right.form, graph, { by: right.target }).proved, source).toBe(
          false,
        )
      }
    },
    60_000,
  )

  test.each(caseFiles('test/cases/formulas'))('slips in known gradients, %s', async path => {
    for (const [n, { source, by, expected }] of formulasIn(path).entries()) {
      const graph = networkOf(`${source}\nclaim ∂loss/∂${by} = ${expected}\n`)
      const others = graph.leaves.map(({ name, shape }) => variable(name, shape))
      const [claim] = graph.claims as [ClaimForm]
      const right = slipped(claim.right, others, choosing(n))
      const { claims } = await verify({ ...graph, claims: [{ ...claim, right }] }, [], { seed: 1 })
      if (claims[0]?.verdict !== 'failed') continue
      expect(proves(claim.left, right, graph).proved, source).toBe(false)
    }
  })

  test('pairs of expressions', { timeout: 120_000 }, async () => {
    for (const source of randomSources(12, SEED + 2)) {
      const graph = networkOf(source)
      const claims = pairsIn(graph)
      const { claims: findings } = await verify({ ...graph, claims }, [], { seed: 1 })
      claims.forEach(({ left, right }, n) => {
        if (findings[n]?.verdict !== 'failed') return
        expect(proves(left, right, graph).proved, source).toBe(false)
      })
    }
  })
})

/** Expressions of a network that have one shape, two and two. */
const pairsIn = (graph: Graph): readonly ClaimForm[] => {
  const all = graph.equations.flatMap(({ body }) => partsOf(body)).slice(0, 40)
  return all.flatMap((left, n) =>
    all
      .slice(n + 1)
      .filter(right => sameShape(left.shape, right.shape))
      .map(right => ({
        syntax: {} as ClaimForm['syntax'],
        left: { level: 'matrix' as const, expr: left },
        right: { level: 'matrix' as const, expr: right },
      })),
  )
}

const partsOf = (expr: Expr): readonly Expr[] =>
  expr.kind === 'call' ? [expr, ...expr.args.flatMap(partsOf)] : []

describe('what is alike', () => {
  const layers = () =>
    networkOf(
      `input x : vector(n)\nW1, W2, W3 : matrix(n, n)\ny1 = sigma(W1*x)\ny2 = sigma(W2*y1)\ny3 = sigma(W3*y2)\nloss = sum(y3)\n`,
    )
  const keys = (graph: Graph) =>
    derive(graph, ['W1', 'W2', 'W3']).map(derivation =>
      pairsOf(derivation).map(([a, b]) => likeness(a.form, b.form, graph, { by: b.target })),
    )

  test('layers have one text', () => {
    const [, second, third] = keys(layers())
    expect(second).toEqual(third)
  })

  test('a name of which something is said is told apart', () => {
    const positive = { kind: 'bound', name: 'W3', sign: '>', value: 0 } as const
    const [, second, third] = keys({ ...layers(), assumptions: [positive] })
    expect(second).not.toEqual(third)
  })
})

test('a small budget leaves things open', () => {
  const { graph, claim } = claimed('(a + b)^3 = a^3 + 3*a^2*b + 3*a*b^2 + b^3')
  expect(proves(claim.left, claim.right, graph, undefined, 10).proved).toBe(false)
  expect(normalForm(claim.left, graph, 10)).toBeUndefined()
  const keys = [claim.left, claim.right].map(form => [...(normalForm(form, graph)?.keys() ?? [])])
  expect(keys[0]?.sort()).toEqual(keys[1]?.sort())
})

test('a property is used after differentiation only', () => {
  const graph = networkOf(
    "A : symmetric matrix(n, n)\nB : matrix(n, n)\nloss = tr(A'*B) + sum(B.^2)\n",
  )
  const [derivation] = derive(graph, ['A'])
  const [goal] = derivation?.steps ?? []
  const half = networkOf("B : matrix(n, n)\nC = 1/2*(B + B')\nloss = tr(C)\n").equations[0]
  const right = { level: 'matrix', expr: half?.body as Expr } as const
  const left = (goal as Step).form
  expect(proves(left, right, graph, { by: 'A' }).proved).toBe(false)
  const B = { level: 'matrix', expr: variable('B', half?.shape ?? []) } as const
  expect(proves(left, B, graph, { by: 'A' })).toEqual({ proved: true, uses: [] })
})

test('gradients are looked through in claims, in steps that of their own name alone', () => {
  const graph = networkOf(
    "x : vector(n)\nV : matrix(m, n)\np = V*x\nloss = sum(p.^2)\nclaim ∂loss/∂V = 2*p*x'\n",
  )
  const { left, right } = graph.claims[0] as ClaimForm
  expect(proves(left, right, graph).proved).toBe(true)
  expect(proves(left, right, graph, { by: 'V' }).proved).toBe(false)
})
