import { describe, expect, it } from 'vitest'
import { judged } from './support/judged.ts'

const NETWORK = `input x : vector(n)
label t : scalar
parameter w : vector(n)
parameter b : scalar
y = w'*x + b
L = 1/2*(y - t)^2
`

const GIVEN = 'Let $e = y - t$. '

/** What becomes of an arrow, beside an equality that is true. */
const judge = async (text: string) => {
  const { judgement } = await judged(NETWORK, GIVEN + text, 'markdown')
  const { verdict, firstWrong, equalities, assignments = [] } = judgement
  const told = assignments.map(one => `${one.right.text} ${one.mistake?.misconception}`)
  return { verdict, firstWrong, count: equalities.length, told }
}

const TRUE = [
  'We put $w \\leftarrow w - \\eta\\,e\\,x$ and $b \\gets b - \\eta e$.',
  'We put $$w_i ← w_i - \\eta\\,e\\,x_i$$',
  'We maximise $-L$: $w \\leftarrow w - \\eta \\frac{\\partial L}{\\partial w}$.',
  'With a momentum, $v \\leftarrow \\beta v + e x$ and $w \\leftarrow w - \\eta v$.',
  'Weights decay: $w \\leftarrow w - \\eta\\,(e\\,x + \\lambda w)$ would add a penalty.',
  'It grows, $w \\leftarrow \\text{something}$, and $x \\leftarrow y + z$.',
]

const FALSE = [
  ['We put $w \\leftarrow w + \\eta\\,e\\,x$.', 'w + \\eta\\,e\\,x update_rule_sign'],
  [
    'We put $$b \\gets b + \\eta \\frac{\\partial L}{\\partial b}$$',
    'b + \\eta \\frac{\\partial L}{\\partial b} update_rule_sign',
  ],
  ['We put $w_i ← w_i + \\eta\\,e\\,x_i$.', 'w_i + \\eta\\,e\\,x_i update_rule_sign'],
] as const

describe('arrows', () => {
  it.each(TRUE)('nothing is said of what is no mistake with a name: %s', async text => {
    expect(await judge(text)).toEqual({
      verdict: 'correct',
      firstWrong: undefined,
      count: 1,
      told: [],
    })
  })

  it.each(FALSE)(
    'a step the wrong way is wrong, and no equality that counts: %s',
    async (text, told) => {
      expect(await judge(text)).toEqual({
        verdict: 'wrong',
        firstWrong: undefined,
        count: 1,
        told: [told],
      })
    },
  )

  it('leaves the numbers of equalities alone', async () => {
    const text = '$w \\leftarrow w + \\eta e x$, and $\\frac{\\partial L}{\\partial b} = -e$.'
    expect(await judge(text)).toMatchObject({ verdict: 'wrong', firstWrong: 2, count: 2 })
  })
})
