import type { TaskComment, TaskWords } from '../render/task-words.ts'
import { languageOf } from './language.ts'
import { houseStyle } from './options.ts'
import { unknown } from './unknown.ts'

/** A file to start from. */
export interface StartFile {
  readonly name: string
  readonly text: string
}

/** What there are files for. */
export const START_NAMES = ['network', 'task', 'style'] as const

/** The files of what is started: a style as its base is; of a task its file, a network, and a right and a wrong submission. */
export const startFiles = async (
  what: string,
  lang = 'en',
  base = 'arrows',
): Promise<readonly StartFile[]> => {
  const found = START_NAMES.find(name => name === what)
  if (!found) throw unknown('no-such-start', what, START_NAMES)
  const language = await languageOf({ lang })
  if (found === 'style') {
    const { styleText } = await import('../house/write.ts')
    return [{ name: 'style.toml', text: styleText(houseStyle(base), await language.house()) }]
  }
  if (found === 'network') {
    return [{ name: 'network.eq', text: networkText(await language.task(), language.name) }]
  }
  return [
    { name: 'task.toml', text: taskText(await language.task(), language.name) },
    { name: 'network.eq', text: NETWORK },
    { name: 'right.tex', text: derivationText(RIGHT) },
    { name: 'wrong.tex', text: derivationText(WRONG) },
  ]
}

const NETWORK = `@title Two layers
input x : vector(n)
label l : vector(k)
V : matrix(m, n)
U : matrix(k, m)
p = V*x + v
y = sigma(p)
q = U*y + u
epsilon = 1/2*(q - l)^2
`

/** The same network with a comment above each part. */
const networkText = ({ networkComments: note }: TaskWords, lang: string): string =>
  `# ${note.run}
@title Two layers
@lang ${lang}

# ${note.leaves}
input x : vector(n)
label l : vector(k)
V : matrix(m, n)
U : matrix(k, m)

# ${note.assumed}
# ${note.equations}
p = V*x + v
y = sigma(p)
q = U*y + u

# ${note.loss}
epsilon = 1/2*(q - l)^2

# ${note.claim}
claim d(epsilon)/d(q) = q - l
`

/** Each comment on the line above what it is about. */
const taskText = ({ comments }: TaskWords, lang: string): string => {
  const note = (...keys: readonly TaskComment[]): string =>
    keys.map(key => `# ${comments[key]}`).join('\n')
  return `${note('task', 'run')}
title = "Two layers"

${note('network')}
network = "network.eq"

${note('lang')}
lang = "${lang}"

${note('reveal')}
reveal = "place"

${note('follow')}
follow_through = true

${note('unread')}
unread = "review"

${note('layout')}
layout = "any"

${note('aliases')}
[aliases]
epsilon = ["E", "\\\\mathcal{E}"]

${note('target', 'steps')}
[[target]]
wrt = "V"
points = 4
form = "any"
steps = [
  { has = "chain-rule", points = 1 },
  { has = "local-derivative", points = 1 },
  { has = "matrix-form", points = 2 },
]

[[target]]
wrt = "v"
points = 2

${note('deductions')}
[deductions]
sign_error = 0.5

${note('test')}
${TESTS}`
}

const TESTS = `[[test]]
file = "right.tex"
verdict = "correct"
first_wrong = 0
points = 6

[[test]]
file = "wrong.tex"
verdict = "wrong"
first_wrong = 4
points = 4
`

const derivationText = (result: string): string => `\\begin{align*}
  \\frac{\\partial E}{\\partial p} &= U^T (q - l) \\odot y \\odot (1 - y) \\\\
  \\frac{\\partial E}{\\partial V_{ij}}
    &= \\sum_k \\frac{\\partial E}{\\partial p_k} \\frac{\\partial p_k}{\\partial V_{ij}}
     = \\frac{\\partial E}{\\partial p_i} x_j \\\\
  \\frac{\\partial E}{\\partial V} &= ${result} \\\\
  \\frac{\\partial E}{\\partial v} &= \\frac{\\partial E}{\\partial p}
\\end{align*}
`

const RIGHT = '\\frac{\\partial E}{\\partial p} x^T'
const WRONG = 'x \\left( \\frac{\\partial E}{\\partial p} \\right)^T'
