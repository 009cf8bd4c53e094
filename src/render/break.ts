import { widthOf } from './width.ts'

/**
 * The terms of a sum in LaTeX, each with its sign: `a`, `+ b`, `- c`. What stands in brackets or
 * braces stays together, and so does what is no sum.
 */
export const termsOf = (tex: string): readonly string[] =>
  partedAt(tex, { brackets: 0, kind: 'term' })

/**
 * Pieces no wider than so many letters, as far as there are signs to part them at: those of sums before those
 * of products, those outside of brackets before those inside.
 */
export const piecesOf = (tex: string, wide: number): readonly string[] => {
  if (widthOf(tex) <= wide) return [tex]
  const [outermost] = cutsOf(tex).toSorted(
    (a, b) => a.brackets - b.brackets || Number(a.kind === 'factor') - Number(b.kind === 'factor'),
  )
  if (!outermost) return [tex]
  const open = outermost.brackets === 0 ? tex : withFixedBrackets(tex, outermost.brackets)
  return partedAt(open, outermost).flatMap(piece => piecesOf(piece, wide))
}

/** Where a row may end: before a sign with blanks around it, outside of all braces. */
interface Cut {
  readonly at: number
  /** In how many brackets it stands. */
  readonly brackets: number
  readonly kind: 'term' | 'factor'
}

const cutsOf = (tex: string): readonly Cut[] => {
  const cuts: Cut[] = []
  walk(tex, (at, { braces, brackets }) => {
    const [, sign] = SIGN.exec(tex.slice(at, at + 10)) ?? []
    if (sign === undefined || braces > 0 || at === 0) return
    cuts.push({ at: at + 1, brackets, kind: sign.length === 1 ? 'term' : 'factor' })
  })
  return cuts
}

const SIGN = /^ ([+-]|\\(?:odot|otimes|times)) /

const partedAt = (tex: string, { brackets, kind }: Omit<Cut, 'at'>): readonly string[] => {
  const cuts = cutsOf(tex).filter(cut => cut.brackets === brackets && cut.kind === kind)
  const starts = [0, ...cuts.map(({ at }) => at)]
  return starts.map((start, n) => tex.slice(start, starts[n + 1]).trimEnd())
}

/** Brackets that grow must close in the row in which they open: those around a cut have a size of their own. */
const withFixedBrackets = (tex: string, depth: number): string => {
  const found: { readonly at: number; readonly length: number; readonly sign: string }[] = []
  walk(tex, (at, { braces, brackets }) => {
    const [whole, side] = /^\\(left|right)(?=\s*[()[\]])/.exec(tex.slice(at)) ?? []
    if (!whole || braces > 0 || brackets > (side === 'left' ? depth - 1 : depth)) return
    found.push({ at, length: whole.length, sign: side === 'left' ? '\\Bigl' : '\\Bigr' })
  })
  return found.reduceRight(
    (text, { at, length, sign }) => `${text.slice(0, at)}${sign}${text.slice(at + length)}`,
    tex,
  )
}

interface Depth {
  readonly braces: number
  readonly brackets: number
}

/** Each place of a formula, and what it stands in. */
const walk = (tex: string, visit: (at: number, depth: Depth) => void): void => {
  let [braces, brackets] = [0, 0]
  for (let at = 0; at < tex.length; at++) {
    visit(at, { braces, brackets })
    const sign = tex[at] as string
    // Matrices and cases have rows of their own.
    const [, end] = /^\\(begin|end)\{/.exec(tex.slice(at, at + 7)) ?? []
    if (end !== undefined) braces += end === 'begin' ? 1 : -1
    const isEscaped = tex[at - 1] === '\\'
    if (/[{}]/.test(sign) && !isEscaped) braces += sign === '{' ? 1 : -1
    else if (/[([]/.test(sign) ? !isEscaped : isEscaped && sign === '{') brackets += 1
    else if (/[)\]]/.test(sign) ? !isEscaped : isEscaped && sign === '}') brackets -= 1
  }
}
