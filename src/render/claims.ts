import type { Verdict } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Claim, Let, Shorthand, Syntax, TypeSyntax } from '../core/syntax.ts'
import type { Book } from './book.ts'
import { casesTex } from './cases.ts'
import { linesOf, type Sign } from './chains.ts'
import { claimSides } from './claim.ts'
import { withCells } from './entries.ts'
import { escapeTex } from './escape.ts'
import { byColumn } from './jacobian-column.ts'
import { layOut } from './layout.ts'
import { aligned, brokenRows, signTex } from './lines.ts'
import { byFunctions } from './member.ts'
import { callOf } from './node.ts'
import { type JudgedClaim, judgedClaims, type Sheet } from './sheet.ts'
import { printTex } from './tex.ts'
import { SIGNS } from './written.ts'

/** What the file claims, and what became of that; not what a chain says anyhow, where verdicts are not said. */
export const claims = (sheet: Sheet, given: Book): string => {
  const { graph, style } = sheet
  const book = graph.settings.layout === 'numerator' ? withoutNabla(given) : given
  const said = style.verdicts ? saidInChains(sheet, given) : NOTHING
  const rows: ClaimRow[] = []
  for (const one of inFileOrder(sheet)) {
    if ('shorthands' in one) rows.push(...letRows(one, sheet, book))
    else addClaim(rows, claimRow(one, sheet, book), said)
  }
  return aligned(
    rows.flatMap(({ head, parts, where, remark }) =>
      remark === ''
        ? brokenRows(head, parts.with(-1, `${parts.at(-1)}${where}`))
        : [`${head} &${parts.join(' ')}${where}${remark}`],
    ),
  )
}

/** Claims, and shorthands that they use. */
const inFileOrder = (sheet: Sheet): readonly (JudgedClaim | Let)[] =>
  [...judgedClaims(sheet), ...(sheet.graph.settings.lets ?? [])].toSorted(
    (a, b) => startOf(a) - startOf(b),
  )

const startOf = (one: JudgedClaim | Let): number =>
  'shorthands' in one ? one.span.start : one.syntax.span.start

const claimRow = (claim: JudgedClaim, sheet: Sheet, book: Book): ClaimRow => {
  const { syntax, verdict } = claim
  const { graph, language, style } = sheet
  const [left, right] = sidesIn(claim, graph, book)
  const isSaid = !style.verdicts || verdict === 'failed' || verdict === 'undecided'
  const own = { ...book, free: freeNamesIn(left) }
  return {
    head: printTex(left, { ...own, isHead: true }),
    parts: [`${signOf(syntax, verdict)} ${sideTex(right, own)}`],
    where: `${spaceOf(syntax.space, book)}${conditionTex(syntax, book)}`,
    remark: isSaid ? ` &&\\text{(${escapeTex(language.claim[verdict])})}` : '',
  }
}

/** Claims about one left side go on in one row; none that a chain has made anyhow. */
const addClaim = (
  rows: ClaimRow[],
  row: ClaimRow,
  said: ReadonlyMap<string, ReadonlySet<string>>,
): void => {
  const { head, parts, where, remark } = row
  if (remark === '' && parts.every(part => said.get(head)?.has(part))) return
  const last = rows.at(-1)
  const isSame = last?.head === head && last.where === where && last.remark === '' && !last.isClosed
  if (isSame && remark === '') last.parts.push(...parts)
  else rows.push(row)
}

/** `g(x) = x^2, \quad h(x) = x + 1` */
const letRows = ({ shorthands }: Let, sheet: Sheet, book: Book): readonly ClaimRow[] => {
  const [first, ...rest] = shorthands.map(one => shorthandRow(one, sheet, book))
  if (!first) return []
  const others = rest.map(({ head, parts: [part = ''] }) => `, \\quad ${head} ${part}`)
  return [{ ...first, parts: [`${first.parts[0]}${others.join('')}`], isClosed: true }]
}

const shorthandRow = (one: Shorthand, { graph }: Sheet, book: Book): ClaimRow => {
  const { name, params, body, isDefining, space } = one
  const left = params.length > 0 ? callOf(name.name, params) : name
  const [right = body] = withCells([body], [], graph)
  const written = book.notation.slopes === 'functions' ? byFunctions(right, graph) : right
  const part = `${isDefining ? ':=' : '='} ${printTex(written, book)}${spaceOf(space, book)}`
  return { head: printTex(left, book), parts: [part], where: '', remark: '' }
}

/** ` \in \mathbb{R}^{N}` */
const spaceOf = (space: TypeSyntax | undefined, book: Book): string => {
  if (!space || !('sizes' in space)) return space ? ' \\in \\mathbb{R}' : ''
  const sizes = (space.sizes ?? []).map(size => printTex(size, book))
  const all = space.kind === 'row' ? ['1', ...sizes] : sizes
  return ` \\in \\mathbb{R}^{${all.join(' \\times ')}}`
}

const signOf = ({ isDefining }: Claim, verdict: Verdict): string =>
  verdict === 'failed' ? '\\ne' : isDefining ? ':=' : '='

/** Values times conditions that exclude each other are cases. */
const sideTex = (side: Syntax, book: Book): string => {
  const isSum = side.kind === 'infix' && (side.sign === '+' || side.sign === '-')
  const cases = isSum ? casesTex(side, part => printTex(part, book), undefined) : undefined
  return cases ?? printTex(side, book)
}

/** `\quad (i \ne j)` */
const conditionTex = ({ condition }: Claim, book: Book): string => {
  if (!condition) return ''
  const [left, right] = [condition.left, condition.right].map(side => printTex(side, book))
  return ` \\quad (${left} ${SIGNS[condition.sign][0]} ${right})`
}

/** One claim by itself. */
export const claimTex = (claim: JudgedClaim, graph: Graph, book: Book): string => {
  const [left, right] = sidesIn(claim, graph, book)
  const { space } = claim.syntax
  const where = `${spaceOf(space, book)}${conditionTex(claim.syntax, book)}`
  return `${printTex(left, book)} = ${printTex(right, book)}${where}`
}

const NOTHING: ReadonlyMap<string, ReadonlySet<string>> = new Map()

/** What stands behind each head of a chain, spaces aside. */
const saidInChains = (sheet: Sheet, book: Book): ReadonlyMap<string, ReadonlySet<string>> => {
  const said = new Map<string, Set<string>>()
  const sign: Sign = member => signTex(member, sheet, book)
  for (const chain of layOut(sheet, sheet.style)) {
    for (const { head, parts } of linesOf(chain, sheet, book, sign)) {
      const known = said.get(head) ?? new Set()
      for (const part of parts) known.add(part.replace(/ \\in \\mathbb\{R\}\S*$/, ''))
      said.set(head, known)
    }
  }
  return said
}

/** Local derivatives as the style writes them. */
const sidesIn = (
  { syntax, tables = [] }: JudgedClaim,
  graph: Graph,
  { notation }: Book,
): readonly [left: Syntax, right: Syntax] => {
  const { left, right } = claimSides(syntax, graph)
  const sides = withCells([left, right], tables, graph)
    .map(side => (notation.slopes === 'functions' ? byFunctions(side, graph) : side))
    .map(side => byColumn(side, graph))
  return sides as [Syntax, Syntax]
}

/** As they were written; what is not known to hold says so. */
export const formulas = ({ formulas: found = [], language }: Sheet): readonly string[] =>
  found.map(({ latex, verdict }) =>
    verdict === undefined || verdict === 'tested' || verdict === 'proved'
      ? latex
      : withRemark(latex, `\\text{(${escapeTex(language.claim[verdict])})}`),
  )

/** A row of its own under the formula, which may be of several rows. */
const withRemark = (latex: string, remark: string): string => {
  const rows = /^\\begin\{aligned\}(.*)\\end\{aligned\}$/s.exec(latex)?.[1]
  return aligned([rows?.trim() ?? `& ${latex}`, `&${remark}`])
}

/** Claims without a remark about one left side go on in one row. */
interface ClaimRow {
  readonly head: string
  readonly parts: string[]
  readonly where: string
  readonly remark: string
  /** Set on shorthands. */
  readonly isClosed?: true
}

/** Claims of rows are written with fractions: a gradient is a column. */
const withoutNabla = ({ notation, ...book }: Book): Book => {
  const { gradient: _, ...rest } = notation
  return { ...book, notation: rest }
}
