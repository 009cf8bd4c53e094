/** What a class hands in, made up: four gradients of a network of two layers, some of them wrong. */
export const NETWORK = `p = V*x + v
y = sigma(p)
q = U*y + u
z = sigma(q)
epsilon = 1/2*(z - l)^2
input x : vector
label l : vector
`

/** The submission of student `n` in LaTeX: 10 to 25 equalities; a third of the class errs once. */
export const submission = (n: number): string => {
  const pick = picker(n)
  const mistaken = pick(3) === 0 ? pick(PARTS.length) : -1
  const blocks = PARTS.map(({ right, wrong }, part) => {
    const ways = part === mistaken ? wrong : right
    return aligned(ways[pick(ways.length)] as Chain)
  })
  const dressed = blocks.map(block => (DRESS[pick(DRESS.length)] as Dress)(block))
  return `\\documentclass{article}\n\\begin{document}\nStudent ${n}.\n${dressed.join('\n')}\n\\end{document}\n`
}

/** Whole numbers below a bound, the same ones for the same student. */
const picker = (n: number) => {
  let state = (n + 1) * 2654435761
  return (bound: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0
    return (state >>> 8) % bound
  }
}

const d = (by: string): string => `\\frac{\\partial \\varepsilon}{\\partial ${by}}`
const s = (of: string): string => `\\sigma'(${of})`

/** What is set equal, one after the other. */
type Chain = readonly string[]

const aligned = ([head, ...members]: Chain): string =>
  `\\begin{align*}\n${head} &= ${members.join(' \\\\\n &= ')}\n\\end{align*}`

/** How people set the same. */
type Dress = (block: string) => string
const DRESS: readonly Dress[] = [
  block => block,
  block => `By the chain rule we have\n${block}`,
  block => block.replaceAll('\\partial ', '\\partial{}').replaceAll('\\varepsilon', '\\epsilon'),
  block => block.replaceAll(/\\left|\\right/g, '').replaceAll('^T', '^\\top'),
  block => block.replaceAll('^T', '^{\\mathsf T}').replaceAll(' = ', '='),
]

interface Part {
  readonly right: readonly Chain[]
  readonly wrong: readonly Chain[]
}

/** What has to be derived, each in several ways. */
const PARTS: readonly Part[] = [
  {
    right: [
      [
        d('q'),
        `${d('z')} \\odot ${s('q')}`,
        `(z - l) \\odot ${s('q')}`,
        `(z - l) \\odot z \\odot (1 - z)`,
      ],
      [
        d('q_i'),
        `\\sum_k ${d('z_k')} \\frac{\\partial z_k}{\\partial q_i}`,
        `${d('z_i')} ${s('q_i')}`,
        `(z_i - l_i)\\, ${s('q_i')}`,
      ],
      [
        d('q_k'),
        `${d('z_k')} \\frac{\\partial z_k}{\\partial q_k}`,
        `(z_k - l_k)\\, z_k (1 - z_k)`,
      ],
      [
        d('q'),
        `\\operatorname{diag}(${s('q')})\\, ${d('z')}`,
        `\\operatorname{diag}(${s('q')}) (z - l)`,
        `(z - l) \\odot ${s('q')}`,
      ],
    ],
    wrong: [
      [
        d('q'),
        `${d('z')} \\odot ${s('q')}`,
        `(l - z) \\odot ${s('q')}`,
        `(l - z) \\odot z \\odot (1 - z)`,
      ],
      [d('q'), `${d('z')} \\odot ${s('z')}`, `(z - l) \\odot ${s('z')}`],
      [d('q_i'), `${d('z_i')} ${s('q_i')}`, `2 (z_i - l_i)\\, ${s('q_i')}`],
      [d('q'), `${d('z')} \\odot ${s('q')}`, `(z - l) \\odot z \\odot (1 + z)`],
    ],
  },
  {
    right: [
      [d('U'), `${d('q')}\\, y^T`, `\\left((z - l) \\odot ${s('q')}\\right) y^T`],
      [
        d('U_{ij}'),
        `\\sum_k ${d('q_k')} \\frac{\\partial q_k}{\\partial U_{ij}}`,
        `${d('q_i')}\\, y_j`,
        `(z_i - l_i)\\, ${s('q_i')}\\, y_j`,
      ],
      [d('U'), `${d('q')} \\otimes y`],
    ],
    wrong: [
      [d('U'), `y \\left(${d('q')}\\right)^T`],
      [
        d('U_{ij}'),
        `\\sum_k ${d('q_k')} \\frac{\\partial q_k}{\\partial U_{ij}}`,
        `${d('q_j')}\\, y_i`,
      ],
      [d('U'), `${d('q')} \\odot y`],
      [d('U'), `${d('z')}\\, y^T`, `(z - l)\\, y^T`],
    ],
  },
  {
    right: [
      [d('u'), `${d('q')}`, `(z - l) \\odot ${s('q')}`],
      [d('u_i'), `\\sum_k ${d('q_k')} \\frac{\\partial q_k}{\\partial u_i}`, `${d('q_i')}`],
    ],
    wrong: [
      [d('u'), `${d('q')}\\, y^T`],
      [d('u'), `${d('q')}`, `(z - l)`],
    ],
  },
  {
    right: [
      [
        d('p'),
        `${d('y')} \\odot ${s('p')}`,
        `\\left(U^T ${d('q')}\\right) \\odot ${s('p')}`,
        `\\left(U^T ((z - l) \\odot ${s('q')})\\right) \\odot ${s('p')}`,
      ],
      [
        d('p_j'),
        `\\sum_i ${d('q_i')} \\frac{\\partial q_i}{\\partial y_j} \\frac{\\partial y_j}{\\partial p_j}`,
        `\\sum_i ${d('q_i')}\\, U_{ij}\\, ${s('p_j')}`,
        `\\sum_i (z_i - l_i)\\, ${s('q_i')}\\, U_{ij}\\, ${s('p_j')}`,
      ],
      [
        d('p'),
        `\\operatorname{diag}(${s('p')})\\, U^T ${d('q')}`,
        `${s('p')} \\odot \\left(U^T ${d('q')}\\right)`,
      ],
    ],
    wrong: [
      [d('p'), `${d('y')} \\odot ${s('p')}`, `\\left(U ${d('q')}\\right) \\odot ${s('p')}`],
      [d('p'), `U^T ${d('q')}`],
      [d('p'), `${d('y')} \\odot ${s('y')}`],
      [d('p_j'), `\\sum_i ${d('q_i')}\\, U_{ji}\\, ${s('p_j')}`],
      [d('p_j'), `${d('q_j')}\\, U_{jj}\\, ${s('p_j')}`],
    ],
  },
  {
    right: [
      [
        d('V'),
        `${d('p')}\\, x^T`,
        `\\left(\\left(U^T ${d('q')}\\right) \\odot ${s('p')}\\right) x^T`,
      ],
      [
        d('V_{ij}'),
        `\\sum_k ${d('p_k')} \\frac{\\partial p_k}{\\partial V_{ij}}`,
        `${d('p_i')}\\, x_j`,
      ],
      [d('V_{ij}'), `${d('p_i')}\\, x_j`, `\\sum_k ${d('q_k')} U_{ki}\\, ${s('p_i')}\\, x_j`],
    ],
    wrong: [
      [d('V'), `x \\left(${d('p')}\\right)^T`],
      [d('V_{ij}'), `\\sum_i ${d('p_i')}\\, x_j`],
      [d('V'), `${d('p')}\\, y^T`],
      [d('V'), `-${d('p')}\\, x^T`],
    ],
  },
  {
    right: [
      [d('v'), `${d('p')}`, `\\left(U^T ${d('q')}\\right) \\odot ${s('p')}`],
      [d('v_j'), `${d('p_j')}`, `\\sum_i ${d('q_i')}\\, U_{ij}\\, ${s('p_j')}`],
    ],
    wrong: [
      [d('v'), `${d('p')}\\, x^T`],
      [d('v_j'), `${d('p_j')}`, `\\sum_i ${d('q_i')}\\, ${s('p_j')}`],
      [d('v'), `${d('q')}`],
    ],
  },
]
