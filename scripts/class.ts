/** A class's homework, made up: what students of a course hand in, right and wrong. */

export const NETWORK = `p = V*x + v
y = sigma(p)
q = U*y + u
z = sigma(q)
epsilon = 1/2*(z - l)^2
`

export const TASK = `title = "Two layers"
network = "network.eq"
reveal = "repair"

[[target]]
wrt = "U"
points = 3
steps = [{ has = "chain-rule", points = 1 }, { has = "matrix-form", points = 2 }]

[[target]]
wrt = "u"
points = 2

[[target]]
wrt = "V"
points = 3
steps = [{ has = "chain-rule", points = 1 }, { has = "matrix-form", points = 2 }]

[[target]]
wrt = "v"
points = 2
`

export interface Homework {
  /** The name of the file. */
  readonly name: string
  readonly text: string
}

/** The homework of student number `n`, from 0: the same for the same seed. */
export const homeworkOf = (n: number, seed: number): Homework => {
  const random = randomFrom(seed * 1_000_003 + n)
  const student = `s${`${n}`.padStart(6, '0')}`
  const pick: Pick = all => all[Math.floor(random() * all.length)] as (typeof all)[number]
  const format = pick(['tex', 'tex', 'md', 'txt'] as const)
  const signs = format === 'txt' ? PLAIN : latex(pick)
  const slips = SLIPS.filter(() => random() < 0.04)
  const chains = derivation(signs, random() < 0.6, slips)
  return { name: `${student}.${format}`, text: LAYOUTS[format](chains, pick, n) }
}

type Pick = <T>(all: readonly T[]) => T

/** Mulberry32: numbers from 0 to 1. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How one person writes; names and entries are as in the network, `p` and `p[k]`. */
interface Signs {
  by(name: string): string
  local(name: string, by: string): string
  at(name: string, ...places: readonly string[]): string
  sum(letter: string, ...factors: readonly string[]): string
  transposed(name: string): string
  each(...factors: readonly string[]): string
  outer(left: string, right: string): string
  times(...factors: readonly string[]): string
  /** σ′ at a name whose value under σ has the other name. */
  slope(at: string, out: string): string
  minus(left: string, right: string): string
}

const PLAIN: Signs = {
  by: name => `∂ε/∂${name}`,
  local: (name, by) => `∂${name}/∂${by}`,
  at: (name, ...places) => `${name}[${places.join(',')}]`,
  sum: (letter, ...factors) => `Σ_${letter} ${factors.join('*')}`,
  transposed: name => `${name}'`,
  each: (...factors) => factors.join(' ⊙ '),
  outer: (left, right) => `${left} ⊗ ${right}`,
  times: (...factors) => factors.join('*'),
  slope: at => `σ'(${at})`,
  minus: (left, right) => `${left} - ${right}`,
}

const latex = (pick: Pick): Signs => {
  const isBold = pick([true, false])
  const face = (name: string): string =>
    isBold && /^[A-Za-z]$/.test(name) ? `\\mathbf{${name}}` : name
  const loss = pick(['\\epsilon', '\\varepsilon'])
  const frac = pick(['\\frac', '\\dfrac'])
  const star = pick([' \\odot ', ' \\circ '])
  const mark = pick(['T', '\\top', '{\\mathsf T}'])
  const isWorkedOut = pick([true, false])
  const over = (above: string, below: string): string =>
    `${frac}{\\partial ${above}}{\\partial ${below}}`
  return {
    by: name => over(loss, face(name)),
    local: (name, by) => over(face(name), face(by)),
    at: (name, ...places) => `${name}_{${places.join('')}}`,
    sum: (letter, ...factors) => `\\sum_${letter} ${factors.map(face).join(' ')}`,
    transposed: name => `${face(name)}^${mark}`,
    each: (...factors) => factors.map(face).join(star),
    outer: (left, right) => `${face(left)} ${face(right)}^${mark}`,
    times: (...factors) => factors.map(face).join(' '),
    slope: (at, out) =>
      isWorkedOut && !at.includes('_')
        ? `${face(out)}${star}(1 - ${face(out)})`
        : `\\sigma'(${face(at)})`,
    minus: (left, right) => `${face(left)} - ${face(right)}`,
  }
}

const SLIPS = ['sign', 'transpose', 'slope', 'argument', 'swapped', 'factor', 'index'] as const
type Slips = readonly (typeof SLIPS)[number][]

/** Members that are set equal, as written. */
type Chain = readonly string[]

const LAST: Layer = { weight: 'U', bias: 'u', from: 'y', sum: 'q', out: 'z' }
const FIRST: Layer = { weight: 'V', bias: 'v', from: 'x', sum: 'p', out: 'y' }

/** All gradients from the loss to the first layer; with entries between, or wholes only. */
const derivation = (s: Signs, hasEntries: boolean, slips: Slips): readonly Chain[] => {
  const weight = slips.includes('transpose') ? s.times('U') : s.transposed('U')
  const entries = [
    s.by(s.at('y', 'j')),
    s.sum('k', s.by(s.at('q', 'k')), s.local(s.at('q', 'k'), s.at('y', 'j'))),
    s.sum('k', s.by(s.at('q', 'k')), s.at('U', 'k', 'j')),
  ]
  return [
    [s.by('z'), slips.includes('sign') ? s.minus('l', 'z') : s.minus('z', 'l')],
    ...layer(s, hasEntries, slips, LAST),
    ...(hasEntries ? [entries] : []),
    [s.by('y'), s.times(weight, s.by('q'))],
    ...layer(s, hasEntries, [], FIRST),
  ]
}

interface Layer {
  readonly weight: string
  readonly bias: string
  readonly from: string
  readonly sum: string
  readonly out: string
}

const layer = (s: Signs, hasEntries: boolean, slips: Slips, names: Layer): readonly Chain[] => {
  const { weight, bias, from, sum, out } = names
  const at = slips.includes('argument') ? out : sum
  const whole = slips.includes('slope') ? s.times(s.by(out)) : s.each(s.by(out), s.slope(at, out))
  const product = slips.includes('swapped')
    ? [s.outer(from, s.by(sum)), s.outer(from, `(${whole})`)]
    : [s.outer(s.by(sum), from), s.outer(`(${whole})`, from)]
  const shift = slips.includes('factor') ? s.times('2', s.by(sum)) : s.by(sum)
  return [
    ...(hasEntries ? entriesOf(s, slips, names) : []),
    [s.by(sum), whole],
    [s.by(weight), ...product],
    [s.by(bias), shift],
  ]
}

const entriesOf = (s: Signs, slips: Slips, { weight, from, sum, out }: Layer): readonly Chain[] => {
  const [sumAt, outAt] = [s.at(sum, 'i'), s.at(out, 'i')]
  const place = slips.includes('index') ? 'i' : 'j'
  const weightAt = s.at(weight, 'i', 'j')
  return [
    [
      s.by(sumAt),
      s.times(s.by(outAt), s.local(outAt, sumAt)),
      s.times(s.by(outAt), s.slope(sumAt, outAt)),
    ],
    [
      s.by(weightAt),
      s.sum('k', s.by(s.at(sum, 'k')), s.local(s.at(sum, 'k'), weightAt)),
      s.times(s.by(sumAt), s.local(sumAt, weightAt)),
      s.times(s.by(sumAt), s.at(from, place)),
    ],
  ]
}

const REMARKS = [
  'By the chain rule we get',
  'Next, the second layer:',
  'Now we go one step back.',
  'Here only one term of the sum is left.',
  'Putting the entries together gives',
] as const

type Layout = (chains: readonly Chain[], pick: Pick, n: number) => string

const LAYOUTS: Readonly<Record<'tex' | 'md' | 'txt', Layout>> = {
  tex: (chains, pick, n) =>
    [
      '\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}',
      `\\section*{Homework of student ${n}}`,
      ...chains.map(chain => `${pick(REMARKS)}\n\\begin{align*}\n${aligned(chain)}\n\\end{align*}`),
      '\\end{document}\n',
    ].join('\n'),
  md: (chains, pick, n) =>
    [
      `# Homework of student ${n}`,
      ...chains.map(
        chain => `${pick(REMARKS)}\n\n$$\n\\begin{aligned}\n${aligned(chain)}\n\\end{aligned}\n$$`,
      ),
      '',
    ].join('\n\n'),
  txt: (chains, _, n) =>
    [`# Homework of student ${n}`, ...chains.map(chain => chain.join('\n  = ')), ''].join('\n'),
}

const aligned = ([head, ...rest]: Chain): string =>
  rest.map((member, n) => `  ${n === 0 ? head : ''} &= ${member}`).join(' \\\\\n')
