import { COMMANDS, OPERATORS } from './signs.ts'
import { type Part, type Parts, treeOf } from './tree.ts'

/**
 * LaTeX of our printers as mathematics of Typst. Which brackets are needed and what a style asks for
 * is settled there once; this changes the spelling. A command that it does not know stands as it is.
 */
export const typstMath = (tex: string): string => {
  const parts = treeOf(tex)
  const [only, ...rest] = parts
  return only?.kind === 'rows' && only.name === 'aligned' && rest.length === 0
    ? only.rows.map(cells => cells.map(spelled).join(' & ')).join(' \\\n')
    : spelled(parts)
}

/** A string of Typst. */
export const typstString = (text: string): string =>
  `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`

const spelled = (parts: Parts): string =>
  parts
    .map(part)
    .filter(text => text !== '')
    .map((text, n, all) =>
      isFraction(text) && isFraction(all[n - 1] ?? '') ? `thin ${text}` : text,
    )
    .join(' ')

const isFraction = (text: string): boolean => text.startsWith('frac(')

const part = (one: Part): string => {
  switch (one.kind) {
    case 'sign':
      return sign(one.text)
    case 'command':
      return command(one.name, one.args)
    case 'group':
      return spelled(one.parts)
    case 'words':
      return words(one.text)
    case 'scripts':
      return scripts(one)
    case 'fence':
      return `lr(${[fence(one.left), spelled(one.parts), fence(one.right)].filter(Boolean).join(' ')})`
    case 'rows':
      return rows(one)
  }
}

/** Letters, figures and signs of calculation stand as they are, other signs behind `\`: no bracket or comma of ours is Typst's. */
const sign = (text: string): string => {
  if (/^\\.$/s.test(text)) return SPACES[text[1] ?? ''] ?? sign(text.slice(1))
  if (/^[\p{L}\p{N}+\-=<>!*.]/u.test(text) || !/^[\x20-\x7E]$/.test(text)) return text
  return `\\${text}`
}

const SPACES: Readonly<Record<string, string>> = {
  ',': 'thin',
  ':': 'med',
  ';': 'thick',
  '!': '',
  ' ': 'space',
  '|': '‖',
  '\\': '\\ ',
}

const fence = (text: string): string => {
  if (text === '.') return ''
  if (text === '|') return 'bar.v'
  return text === '\\|' ? '‖' : part(treeOf(text)[0] ?? { kind: 'sign', text: '' })
}

const command = (name: string, args: readonly Parts[]): string => {
  const own = FUNCTIONS[name]
  if (own) return own(...args.map(spelled))
  const sort = COMMANDS.get(name)
  if (sort !== undefined) return sort
  if (OPERATORS.has(name)) return `op("${name}")`
  return typstString(`\\${name}`)
}

const called = (name: string) => (arg: string) => `${name}(${arg})`
const over = (above: string, base: string) => `limits(${base})^(${above})`
const same = (arg: string) => arg

const FUNCTIONS: Readonly<Record<string, (...args: readonly string[]) => string>> = {
  frac: (a, b) => `frac(${a}, ${b})`,
  dfrac: (a, b) => `frac(${a}, ${b})`,
  tfrac: (a, b) => `frac(${a}, ${b})`,
  stackrel: (a = '', b = '') => over(a, b),
  overset: (a = '', b = '') => over(a, b),
  underset: (a, b) => `limits(${b})_(${a})`,
  vec: (arg = '') => `arrow(${arg})`,
  ...Object.fromEntries(['hat', 'tilde', 'dot', 'overline', 'underline'].map(n => [n, called(n)])),
  bar: called('macron'),
  ddot: called('dot.double'),
  widehat: called('hat'),
  widetilde: called('tilde'),
  underbrace: called('underbrace'),
  overbrace: called('overbrace'),
  sqrt: called('sqrt'),
  operatorname: (arg = '') => (arg.startsWith('"') ? `op(${arg})` : `op(upright(${arg}))`),
  // Brackets of a row of their own: lr sets a lone one in a size, as LaTeX does.
  Bigl: (bracket = '') => `lr(size: #180%, ${bracket})`,
  Bigr: (bracket = '') => `lr(size: #180%, ${bracket})`,
  mathrm: called('upright'),
  mathbf: arg => `upright(bold(${arg}))`,
  boldsymbol: called('bold'),
  bm: called('bold'),
  mathit: called('italic'),
  mathcal: called('cal'),
  mathscr: called('cal'),
  mathbb: called('bb'),
  mathfrak: called('frak'),
  mathsf: called('sans'),
  mathtt: called('mono'),
  text: same,
  textbf: called('bold'),
  textit: called('italic'),
}

const scripts = ({ base, primes, below, above }: Extract<Part, { kind: 'scripts' }>): string => {
  const stem = base ? part(base) : '""'
  const isOne = base?.kind !== 'group' || base.parts.length === 1
  const whole = isOne ? stem : `lr(${stem})`
  const low = below ? `_(${spelled(below)})` : ''
  const high = above ? `^(${spelled(above)})` : ''
  const isBrace = base?.kind === 'command' && /^(under|over)brace$/.test(base.name)
  const note = isBrace ? (base.name === 'underbrace' ? below : above) : undefined
  if (note && isBrace) return `${base.name}(${base.args.map(spelled).join(' ')}, ${spelled(note)})`
  return `${whole}${"'".repeat(primes)}${low}${high}`
}

const rows = ({ name, rows: all }: Extract<Part, { kind: 'rows' }>): string => {
  if (name === 'cases')
    return `cases(${all.map(cells => cells.map(spelled).join(' & ')).join(', ')})`
  const isMatrix = name.endsWith('matrix')
  const delim = DELIMITERS[name]
  const how = [
    `delim: ${delim === undefined ? '#none' : `"${delim}"`}`,
    ...(isMatrix ? [] : ['align: #left']),
  ]
  const width = Math.max(...all.map(cells => cells.length))
  const lines = all.map(cells =>
    Array.from({ length: width }, (_, n) => spelled(cells[n] ?? []) || '""').join(', '),
  )
  return `mat(${how.join(', ')}, ${lines.join('; ')})`
}

const DELIMITERS: Readonly<Record<string, string>> = {
  pmatrix: '(',
  bmatrix: '[',
  Bmatrix: '{',
  vmatrix: '|',
}

/** Words with formulas between dollars. */
const words = (text: string): string =>
  text
    .split(/(?<!\\)\$((?:\\.|[^$\\])*)\$/)
    .map((piece, n) => (n % 2 === 1 ? spelled(treeOf(piece)) : piece && typstString(plain(piece))))
    .filter(piece => piece !== '')
    .join(' ')

/** Text without the marks of LaTeX. */
const plain = (text: string): string =>
  text
    .replace(/\\textbackslash\{\}/g, '\u0000')
    .replace(/\\textasciicircum\{\}/g, '^')
    .replace(/\\textasciitilde\{\}/g, '~')
    .replace(/\\textless\{\}/g, '<')
    .replace(/\\textgreater\{\}/g, '>')
    .replace(/\\textbar\{\}/g, '|')
    .replace(/\\([{}$&#%_ ])/g, '$1')
    .replaceAll('\u0000', '\\')
