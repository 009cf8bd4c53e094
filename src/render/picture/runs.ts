import { GREEK } from '../../core/greek.ts'
import { functionNames } from '../../ops/index.ts'
import { widthOfLetter } from './letters.ts'

/** Letters of a formula that are set alike, for pictures that have text only. */
export interface Run {
  readonly text: string
  /** How far above (or, negative, below) the line: 0, ±1, ±2. */
  readonly raised: number
  readonly isItalic: boolean
  readonly isBold: boolean
  /** What stands over the letters. */
  readonly accent?: Accent
}
export type Accent = 'vec' | 'hat' | 'bar' | 'tilde' | 'dot'

/** LaTeX of a name or of a short formula in one line, a fraction with a stroke; undefined where that cannot be. */
export const runsOf = (tex: string): readonly Run[] | undefined => {
  const tokens = tex.match(/\\[A-Za-z]+|\\.|\s+|[^\\\s]/gu) ?? []
  const reader: Reader = { tokens, at: 0, isLost: false }
  const runs = readAll(reader, PLAIN, undefined)
  return reader.isLost || reader.at < tokens.length ? undefined : joined(runs)
}

/** Width in letters of the line, roughly. */
export const widthOfRuns = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + widthOfRun(run), 0)

export const widthOfRun = ({ text, raised, ...face }: Run): number =>
  [...text].reduce((sum, letter) => sum + widthOfLetter(letter, face), 0) *
  (raised === 0 ? 1 : SCRIPT)

/** Small letters are wider than large ones made small. */
const SCRIPT = 0.78

interface Reader {
  readonly tokens: readonly string[]
  at: number
  /** Set where something could not be read. */
  isLost: boolean
}

type Look = Omit<Run, 'text'>

const PLAIN: Look = { raised: 0, isItalic: true, isBold: false }

/** Up to the token that ends it, which is passed over. */
const readAll = (reader: Reader, look: Look, end: string | undefined): readonly Run[] => {
  const runs: Run[] = []
  while (reader.at < reader.tokens.length && !reader.isLost) {
    const token = reader.tokens[reader.at++] as string
    if (token === end) return runs
    runs.push(...readToken(token, reader, look))
  }
  if (end !== undefined) reader.isLost = true
  return runs
}

const readToken = (token: string, reader: Reader, look: Look): readonly Run[] => {
  if (/^\s/.test(token)) return []
  if (token === '{') return readAll(reader, look, '}')
  if (token === '_' || token === '^') return readScript(token, reader, look)
  if (token.startsWith('\\')) return readCommand(token.slice(1), reader, look)
  if (/[+=<>-]/.test(token))
    return [upright(look.raised === 0 ? ` ${signOf(token)} ` : signOf(token), look)]
  if (token === ',') return [upright(look.raised === 0 ? ', ' : ',', look)]
  if (token === "'") return [upright('′', look)]
  if (/[{}&$#%~]/.test(token)) return lost(reader)
  return /\p{L}/u.test(token) ? [{ ...look, text: token }] : [upright(token, look)]
}

const signOf = (sign: string): string => (sign === '-' ? '−' : sign)

const upright = (text: string, look: Look): Run => ({ ...look, isItalic: false, text })

const lost = (reader: Reader): readonly Run[] => {
  reader.isLost = true
  return []
}

/** What a command or a script is put to: a group or one token. */
const readArgument = (reader: Reader, look: Look): readonly Run[] => {
  while (/^\s/.test(reader.tokens[reader.at] ?? '')) reader.at++
  const token = reader.tokens[reader.at++]
  return token === undefined ? lost(reader) : readToken(token, reader, look)
}

const readScript = (sign: string, reader: Reader, look: Look): readonly Run[] => {
  const raised = look.raised + (sign === '^' ? 1 : -1)
  return Math.abs(raised) > 2 ? lost(reader) : readArgument(reader, { ...look, raised })
}

const readCommand = (name: string, reader: Reader, look: Look): readonly Run[] => {
  const letter = GREEK.get(name) ?? LETTERS[name]
  if (letter !== undefined) return [{ ...look, text: letter }]
  const sign = SIGNS[name]
  if (sign !== undefined) return [upright(sign, look)]
  if (BOLD.has(name))
    return readArgument(reader, { ...look, isBold: true, isItalic: name !== 'mathbf' })
  if (UPRIGHT.has(name)) return readArgument(reader, { ...look, isItalic: false })
  if (FACES.has(name)) return readArgument(reader, look)
  if (name in ACCENTS) return accented(readArgument(reader, look), ACCENTS[name] as Accent)
  if (name === 'sqrt') return [upright('√', look), ...bracketed(readArgument(reader, look), look)]
  if (FUNCTIONS.has(name)) return [upright(name, look)]
  if (name === 'left' || name === 'right') return []
  if (name === 'frac') return readFraction(reader, look)
  return /^[,;:! ]$/.test(name) ? [] : lost(reader)
}

const LETTERS: Readonly<Record<string, string>> = {
  varepsilon: 'ε',
  vartheta: 'ϑ',
  varphi: 'φ',
  varrho: 'ρ',
  varsigma: 'ς',
  varpi: 'ϖ',
  ell: 'ℓ',
  hbar: 'ħ',
}

const SIGNS: Readonly<Record<string, string>> = {
  partial: '∂',
  nabla: '∇',
  odot: ' ⊙ ',
  otimes: ' ⊗ ',
  oslash: ' ⊘ ',
  cdot: ' · ',
  times: ' × ',
  ast: '∗',
  star: '⋆',
  circ: '∘',
  prime: '′',
  top: '⊤',
  infty: '∞',
  dagger: '†',
  sum: 'Σ',
  dots: '…',
  ldots: '…',
  le: ' ≤ ',
  ge: ' ≥ ',
  ne: ' ≠ ',
  lVert: '‖',
  rVert: '‖',
  lvert: '|',
  rvert: '|',
  '|': '‖',
  '{': '{',
  '}': '}',
}

const BOLD = new Set(['mathbf', 'boldsymbol', 'bm', 'textbf', 'mathbb'])
const UPRIGHT = new Set(['mathrm', 'operatorname', 'text', 'mathsf', 'mathtt'])
const FACES = new Set(['mathcal', 'mathit', 'mathfrak', 'mathscr', 'textit'])
const FUNCTIONS = new Set(functionNames())

const ACCENTS: Readonly<Record<string, Accent>> = {
  vec: 'vec',
  hat: 'hat',
  widehat: 'hat',
  bar: 'bar',
  overline: 'bar',
  tilde: 'tilde',
  widetilde: 'tilde',
  dot: 'dot',
}

/** An accent stands over what is one run. */
const accented = (runs: readonly Run[], accent: Accent): readonly Run[] => {
  const [first, ...rest] = joined(runs)
  if (!first) return []
  return [{ ...first, accent }, ...rest]
}

const readFraction = (reader: Reader, look: Look): readonly Run[] => {
  const over = readArgument(reader, look)
  const under = readArgument(reader, look)
  return [...grouped(over, look), upright('/', look), ...grouped(under, look)]
}

/** In brackets where there are signs in it. */
const grouped = (runs: readonly Run[], look: Look): readonly Run[] =>
  runs.some(run => run.raised === look.raised && /[\s/]/.test(run.text))
    ? bracketed(runs, look)
    : runs

const bracketed = (runs: readonly Run[], look: Look): readonly Run[] => [
  upright('(', look),
  ...runs,
  upright(')', look),
]

const joined = (runs: readonly Run[]): readonly Run[] =>
  runs.reduce<Run[]>((all, run) => {
    const last = all.at(-1)
    const isSame =
      last &&
      !last.accent &&
      !run.accent &&
      last.raised === run.raised &&
      last.isItalic === run.isItalic &&
      last.isBold === run.isBold
    if (isSame) all[all.length - 1] = { ...last, text: last.text + run.text }
    else all.push(run)
    return all
  }, [])
