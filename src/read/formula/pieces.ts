import { spelledName } from '../../core/greek.ts'
import type { TexNode } from '../katex.ts'
import { bracketed } from './brackets.ts'
import { childrenOf } from './children.ts'
import { joined } from './digits.ts'
import { overlinedName } from './overline.ts'
import { bare, isBare, isMark, type Piece } from './piece.ts'

/** What is seen of KaTeX's nodes, brackets closed. */
export const piecesOf = (nodes: readonly TexNode[]): readonly Piece[] =>
  bracketed(joined(flat(nodes)))

const flat = (nodes: readonly TexNode[]): readonly Piece[] => {
  const pieces: Piece[] = []
  for (const piece of nodes.flatMap(shown)) {
    const last = pieces.at(-1)
    if (last && isEmpty(piece)) pieces[pieces.length - 1] = hungOn(last, piece)
    else pieces.push(piece)
  }
  return pieces
}

/** `{}` with scripts, which belong to what is before it: `W^{(1)}{}^T`. */
const isEmpty = (piece: Piece): boolean =>
  piece.kind === 'fence' && piece.open === '' && piece.inside.length === 0

const hungOn = (last: Piece, { nodes, below, above, primes }: Piece): Piece => {
  if (isBare(last)) return { ...last, below, above, primes }
  const inside = [last]
  const around = { kind: 'fence', open: '', close: '', inside } as const
  return { ...around, nodes: [...last.nodes, ...nodes], below, above, primes }
}

const shown = (node: TexNode): readonly Piece[] =>
  KINDS[node.type]?.(node) ?? [{ ...bare([node]), kind: 'strange', what: node.type }]

const inner = (node: TexNode): readonly Piece[] => flat(childrenOf(node))
const nothing = (): readonly Piece[] => []

const KINDS: Readonly<Record<string, (node: TexNode) => readonly Piece[]>> = {
  mathord: node => [symbol(node)],
  textord: node => [symbol(node)],
  atom: node => [mark(node, String(node.text))],
  ordgroup: inner,
  styling: inner,
  sizing: inner,
  color: inner,
  enclose: inner,
  hbox: inner,
  html: inner,
  vcenter: inner,
  smash: inner,
  raisebox: inner,
  underline: inner,
  pmb: node => faced('boldsymbol', inner(node)),
  mclass: inner,
  horizBrace: node => flat(childrenOf(node, 'base')),
  kern: nothing,
  spacing: nothing,
  phantom: nothing,
  hphantom: nothing,
  vphantom: nothing,
  lap: nothing,
  rule: nothing,
  htmlmathml: node => [mark(node, isNegated(node) ? '\\ne' : '\\?')],
  supsub: node => scripted(node),
  font: node => faced(String(node.font), inner(node)),
  text: node => textWord(node),
  accent: node => accented(node, ACCENTS[String(node.label)]),
  overline: node => overlined({ ...node, base: node.body }),
  operatorname: node => [word(node, lettersIn(childrenOf(node)), true)],
  op: node => operator(node),
  genfrac: node => ratio(node),
  sqrt: node => [
    {
      ...bare([node]),
      kind: 'root',
      inside: piecesOf(childrenOf(node)),
      degree: piecesOf(childrenOf(node, 'index')),
    },
  ],
  delimsizing: node => [mark(node, String(node.delim))],
  middle: node => [mark(node, String(node.delim))],
  leftright: node => [fence(node)],
  array: node => [grid(node)],
}

const mark = (node: TexNode, sign: string): Piece => ({
  ...bare([node]),
  kind: 'mark',
  sign: SAME[sign] ?? sign,
})

/** Signs that mean the same as another. */
export const SAME: Readonly<Record<string, string>> = {
  '∂': '\\partial',
  '∇': '\\nabla',
  '\\|': '\\Vert',
  '∥': '\\Vert',
  '\\vert': '|',
  '∣': '|',
  '\\mid': '|',
  '\\lbrace': '\\{',
  '\\rbrace': '\\}',
  '\\lbrack': '[',
  '\\rbrack': ']',
  '\\neq': '\\ne',
  '\\leq': '\\le',
  '\\geq': '\\ge',
  '\\leqslant': '\\le',
  '\\geqslant': '\\ge',
  '\\ldots': '\\dots',
  '\\cdots': '\\dots',
  '\\@cdots': '\\dots',
  '\\vdots': '\\dots',
  '\\varvdots': '\\dots',
  '\\ddots': '\\dots',
  '\\dotsb': '\\dots',
  '\\dotsc': '\\dots',
  '…': '\\dots',
  '⋅': '\\cdot',
  '·': '\\cdot',
  '\\cdotp': '\\cdot',
  '×': '\\times',
  '∗': '*',
  '\\ast': '*',
  '∘': '\\circ',
  '⊙': '\\odot',
  '⊗': '\\otimes',
  '⊘': '\\oslash',
  '−': '-',
  '\\lt': '<',
  '\\gt': '>',
  '\\slash': '/',
  '\\intercal': '\\top',
  '⊤': '\\top',
  '\\star': '\\star',
}

/** A letter, a digit, or a sign that KaTeX counts among them. */
const symbol = (node: TexNode): Piece => {
  const text = String(node.text)
  if (/^\d$/.test(text)) return { ...bare([node]), kind: 'digits', text }
  const name = letterName(text)
  return name === undefined ? mark(node, text) : { ...bare([node]), kind: 'letter', name, face: '' }
}

const letterName = (text: string): string | undefined => {
  if (text === '\\ell') return 'ell'
  if (text === '\\partial' || text === '\\nabla' || text === '∂' || text === '∇') return undefined
  const [, greek] = /^\\(?:var)?([a-zA-Z]+)$/.exec(text) ?? []
  if (greek !== undefined) return GREEK_LETTERS.has(greek) ? greek : undefined
  return /^\p{L}$/u.test(text) ? (spelledName(text) ?? text) : undefined
}

const GREEK_LETTERS = new Set(
  `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau
   upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega`.split(
    /\s+/,
  ),
)

const isNegated = (node: TexNode): boolean => JSON.stringify(node.mathml).includes('≠')

const ACCENTS: Readonly<Record<string, string>> = {
  '\\hat': 'hat',
  '\\widehat': 'hat',
  '\\bar': 'bar',
  '\\tilde': 'tilde',
  '\\widetilde': 'tilde',
  '\\dot': 'dot',
  '\\ddot': 'ddot',
  '\\check': 'check',
  '\\vec': '',
  '\\overrightarrow': '',
}

/** An accent is part of the name; an arrow is a face. Accents hang on one letter. */
const accented = (node: TexNode, accent: string | undefined): readonly Piece[] => {
  const base = flat(childrenOf(node, 'base'))
  if (accent === '') return base
  const [letter] = base
  if (accent === undefined || base.length !== 1 || letter?.kind !== 'letter')
    return [{ ...bare([node]), kind: 'strange', what: String(node.label ?? 'overline') }]
  return [{ ...letter, name: letter.name + accent }]
}

/** A mean of products has a name of its own; else a line is an accent. */
const overlined = (node: TexNode): readonly Piece[] => {
  const own = overlinedName(flat(childrenOf(node, 'base')))
  return own === undefined ? accented(node, 'bar') : [word(node, own, false)]
}

/** Upright letters stand together as a word; in other faces each is a letter. */
const faced = (face: string, pieces: readonly Piece[]): readonly Piece[] => {
  const letters = pieces.flatMap(p => (p.kind === 'letter' ? [p] : []))
  const isWord = letters.length > 1 && letters.length === pieces.length && WORDLIKE.has(face)
  const last = letters.at(-1)
  if (isWord && last && letters.slice(0, -1).every(isBare)) {
    const text = letters.map(letter => letter.name).join('')
    return [
      { ...last, kind: 'word', text, nodes: letters.flatMap(l => l.nodes), isOperator: false },
    ]
  }
  return pieces.map(p => (p.kind === 'letter' ? { ...p, face } : digitFace(face, p)))
}

const WORDLIKE = new Set(['mathrm', 'mathit', 'mathsf', 'mathtt', 'mathbf', 'textbf', 'mathnormal'])

/** A bold or double one is a word of its own: all ones, or the indicator. */
const digitFace = (face: string, piece: Piece): Piece =>
  piece.kind === 'digits' && (face === 'mathbf' || face === 'mathbb' || face === 'boldsymbol')
    ? { ...piece, kind: 'word', text: `bold ${piece.text}`, isOperator: false }
    : piece

const lettersIn = (nodes: readonly TexNode[]): string =>
  nodes
    .map(node => (typeof node.text === 'string' ? node.text : lettersIn(childrenOf(node))))
    .join('')
    .replaceAll('\\textunderscore', '_')

const word = (node: TexNode, text: string, isOperator: boolean): Piece => ({
  ...bare([node]),
  kind: 'word',
  text,
  isOperator,
})

const textWord = (node: TexNode): readonly Piece[] => {
  const text = lettersIn(childrenOf(node)).replace(/\s+/g, ' ').trim()
  if (text === '') return []
  const isLetter = /^\p{L}$/u.test(text)
  if (/^\d+$/.test(text)) return [{ ...bare([node]), kind: 'digits', text }]
  return isLetter
    ? [{ ...bare([node]), kind: 'letter', name: spelledName(text) ?? text, face: 'mathrm' }]
    : [word(node, text, false)]
}

const operator = (node: TexNode): readonly Piece[] => {
  if (typeof node.name !== 'string') {
    const body = flat(childrenOf(node))
    return body.length === 1 ? body : [word(node, lettersIn(childrenOf(node)), true)]
  }
  const name = node.name.replace(/^\\/, '')
  return node.symbol === true ? [mark(node, node.name)] : [word(node, name, true)]
}

const ratio = (node: TexNode): readonly Piece[] =>
  node.hasBarLine === true && !node.leftDelim
    ? [
        {
          ...bare([node]),
          kind: 'ratio',
          over: piecesOf(childrenOf(node, 'numer')),
          under: piecesOf(childrenOf(node, 'denom')),
        },
      ]
    : [{ ...bare([node]), kind: 'strange', what: 'binom' }]

const fence = (node: TexNode): Piece => {
  const [open, close] = [node.left, node.right].map(sign => SAME[String(sign)] ?? String(sign))
  return {
    ...bare([node]),
    kind: 'fence',
    open: open as string,
    close: close as string,
    inside: piecesOf(childrenOf(node)),
  }
}

const grid = (node: TexNode): Piece => ({
  ...bare([node]),
  kind: 'grid',
  rows: (node.body as readonly (readonly TexNode[])[]).map(row =>
    row.map(cell => piecesOf([cell])),
  ),
})

/** What has an index or an exponent; a name under a brace is none. */
const scripted = (node: TexNode): readonly Piece[] => {
  const bases = childrenOf(node, 'base')
  if (bases[0]?.type === 'horizBrace') return shown(bases[0])
  const base = bases.flatMap(shown)
  const below = piecesOf(childrenOf(node, 'sub'))
  const { primes, above } = primesIn(piecesOf(childrenOf(node, 'sup')))
  const scripts = { below, above, primes }
  const [only] = base
  if (isStacked(bases[0]) && only?.kind !== 'mark') return [strange(node, 'overset')]
  if (only?.kind === 'fence' && only.open === '.' && only.close === '|')
    return [hidden(only.inside, only.nodes), { ...mark(node, '|'), ...scripts }]
  const nodes = [node]
  if (only && base.length === 1 && isBare(only)) return [{ ...only, ...scripts, nodes }]
  return [{ kind: 'fence', open: '', close: '', inside: base, ...scripts, nodes }]
}

/** Something set above or below another: `\overset{a}{b}`. */
const isStacked = (node: TexNode | undefined): boolean =>
  node?.type === 'op' && node.suppressBaseShift === true

const strange = (node: TexNode, what: string): Piece => ({ ...bare([node]), kind: 'strange', what })

/** Pieces that stand together without brackets. */
const hidden = (inside: readonly Piece[], nodes: readonly TexNode[]): Piece => ({
  ...bare(nodes),
  kind: 'fence',
  open: '',
  close: '',
  inside,
})

const primesIn = (above: readonly Piece[]): { primes: number; above: readonly Piece[] } => {
  const [first] = above
  if (first && isEmpty(first) && above.length === 1) return first
  const end = above.findIndex(piece => !isMark(piece, '\\prime', "'", '′'))
  const primes = end < 0 ? above.length : end
  const rest = above.slice(primes)
  const [only, ...more] = rest
  // `g^{[1]'}` is `g'^{[1]}`.
  if (only?.kind === 'fence' && more.length === 0 && only.primes > 0)
    return { primes: primes + only.primes, above: unnested({ ...only, primes: 0 }) }
  return { primes, above: rest.length === 1 ? rest.flatMap(unnested) : rest }
}

/** Whether pieces can be the number of a layer. */
const isPlace = (inside: readonly Piece[]): boolean =>
  inside.length > 0 &&
  inside.every(p => p.kind === 'letter' || p.kind === 'digits' || isMark(p, '+', '-'))

/** `{(2)^T}` above is `{(2)T}`. */
const unnested = (piece: Piece): readonly Piece[] =>
  piece.kind === 'fence' && isPlace(piece.inside) && piece.above.length > 0
    ? [{ ...piece, above: [] }, ...piece.above]
    : [piece]
