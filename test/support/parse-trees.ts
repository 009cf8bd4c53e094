import fc from 'fast-check'
import type { Syntax } from '../../src/core/syntax.ts'

const NAMES = ['x', 'V', 'T', 'T2', 'epsilon', 'sigma_1', 'Sigma', 'Sigma_1', 'd', 'e', 'sum', 'pi']
const FUNCTIONS = ['f', 'sigma', 'exp', 'T', 'Sigma']

const name = fc.constantFrom(...NAMES).map(name => ({ kind: 'name', name }) as const)
const numeral = fc
  .constantFrom('0', '1', '2', '10', '0.5', '1e-3', '2.25')
  .map(text => ({ kind: 'numeral', text }) as const)
const letter = fc.constantFrom('i', 'j', 'k1', 'alpha')

/** Any expression that can be written, with every kind of node. */
export const syntaxTrees: fc.Arbitrary<Syntax> = fc.letrec<{ tree: Syntax; entry: Syntax }>(tie => {
  const tree = tie('tree')
  const trees = (least: number) => fc.array(tree, { minLength: least, maxLength: 3 })
  const layered = fc.record({
    kind: fc.constant('layered' as const),
    name: fc.constantFrom('h', 'W', 'Sigma'),
    at: tree,
  })
  const indexed = (base: fc.Arbitrary<Syntax>) =>
    fc.record({ kind: fc.constant('indexed' as const), base, at: trees(1) })
  return {
    entry: fc.oneof({ maxDepth: 3 }, name, layered, indexed(tie('entry'))),
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      { weight: 3, arbitrary: name },
      { weight: 1, arbitrary: numeral },
      {
        weight: 8,
        arbitrary: fc.record({
          kind: fc.constant('infix' as const),
          sign: fc.constantFrom('+', '-', '*', '/', '.*', './', '^', '.^', '⊗'),
          left: tree,
          right: tree,
        }),
      },
      fc.record({ kind: fc.constant('negation' as const), arg: tree }),
      fc.record({ kind: fc.constant('transposition' as const), arg: tree }),
      layered,
      indexed(tree),
      fc.record({
        kind: fc.constant('call' as const),
        name: fc.constantFrom(...FUNCTIONS),
        primes: fc.nat(2),
        slot: fc.nat(2),
        args: trees(1),
        options: fc.array(
          fc.record({ name: fc.constantFrom('axis', 'stride', 'a'), value: tree }),
          { maxLength: 2 },
        ),
      }),
      fc.record({
        kind: fc.constant('sum' as const),
        letters: fc.array(
          fc.oneof(
            letter.map(name => ({ name })),
            fc.record({ name: letter, from: tree, to: tree }),
          ),
          { minLength: 1, maxLength: 2 },
        ),
        body: tree,
      }),
      fc.record({ kind: fc.constant('derivative' as const), of: tree, by: tie('entry') }),
      fc.record({
        kind: fc.constant('iverson' as const),
        sign: fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
        left: tree,
        right: tree,
      }),
    ),
  }
}).tree as fc.Arbitrary<Syntax>

const node = (name: string): Syntax => ({ kind: 'name', name })
const a = node('a')

/** Each way in which one expression may stand inside another. */
const CONTEXTS: readonly ((x: Syntax) => Syntax)[] = [
  ...(['+', '-', '*', '/', '.*', './', '^', '.^', '⊗'] as const).flatMap(sign => [
    (left: Syntax): Syntax => ({ kind: 'infix', sign, left, right: a }),
    (right: Syntax): Syntax => ({ kind: 'infix', sign, left: a, right }),
  ]),
  arg => ({ kind: 'negation', arg }),
  arg => ({ kind: 'transposition', arg }),
  base => ({ kind: 'indexed', base, at: [a] }),
  x => ({ kind: 'indexed', base: a, at: [x] }),
  body => ({ kind: 'sum', letters: [{ name: 'k' }], body }),
  of => ({ kind: 'derivative', of, by: a }),
  x => ({ kind: 'call', name: 'f', primes: 1, slot: 0, args: [x], options: [] }),
  left => ({ kind: 'iverson', sign: '<', left, right: a }),
]

/** Every context in every context in every context. */
export const nestedTrees: readonly Syntax[] = CONTEXTS.flatMap(outer =>
  CONTEXTS.flatMap(middle => CONTEXTS.map(inner => outer(middle(inner(node('b')))))),
)

/** The same tree without its places in a text. */
export const withoutSpans = <T>(tree: T): T =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'span' ? undefined : value)))
