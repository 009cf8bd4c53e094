import { describe, expect, test } from 'vitest'
import { judged } from './support/judged.ts'

const NETWORK = `input x : vector(n)
label t : vector(m)
W : matrix(m, n)
a = W*x
r = relu(a)
L = 1/2*(r - t)^2
`
const RECURRENT = `input x{t} : vector(d)
label y : vector
W : matrix(m, m)
h{t} = tanh(W*h{t-1} + U*x{t}) for t = 1..T
L = 1/2*sum((h{T} - y).^2)
`

const many = (count: number, one: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => one(n)).join(' ')

const verdictOf = async (network: string, text: string): Promise<string> => {
  const { judgement } = await judged(network, text, 'markdown')
  return judgement.verdict
}

/** A second or two each; what grows with the square of them would take minutes, and a recursion would end. */
const HOSTILE: readonly (readonly [title: string, network: string, text: string, want: RegExp])[] =
  [
    [
      'thousands of chains that wait for members nobody defines',
      RECURRENT,
      many(3000, () => '$\\delta_t = W^T \\delta_{t+1}$ and'),
      /^unread$/,
    ],
    [
      'blanks between a condition and its formula',
      NETWORK,
      `Let $m_i = 1$ if${' '.repeat(40_000)}$a_i > 0$ and $0$ otherwise. $L = L$`,
      /^(?:unread|undecided|correct)$/,
    ],
    [
      'blanks where something is told to vary',
      NETWORK,
      `only ${' '.repeat(40_000)} varies with respect to $\\frac{\\partial L}{\\partial r} = r - t$`,
      /^correct$/,
    ],
    [
      'names without end where something is told to vary',
      NETWORK,
      `only ${'$W$, '.repeat(10_000)} varies $\\frac{\\partial L}{\\partial r} = r - t$`,
      /^correct$/,
    ],
    [
      'a number that is no length',
      NETWORK,
      `$$ \\frac{\\partial L}{\\partial r} = r - t \\hskip ${'1'.repeat(20_000)} $$`,
      /^(?:unread|wrong|undecided)$/,
    ],
  ]

describe('texts that are long on purpose', () => {
  test.each(HOSTILE)(
    '%s',
    async (_, network, text, want) => {
      expect(await verdictOf(network, text)).toMatch(want)
    },
    60_000,
  )
})
