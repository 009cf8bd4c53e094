import type { Verdict } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Claim, Syntax } from '../core/syntax.ts'
import { casesTex } from './cases.ts'
import { linesOf, type Sign } from './chains.ts'
import { claimSides } from './claim.ts'
import { escapeTex } from './escape.ts'
import { layOut } from './layout.ts'
import { aligned, brokenRows, signTex } from './lines.ts'
import { byFunctions } from './member.ts'
import { judgedClaims, type Sheet } from './sheet.ts'
import { type Book, printTex } from './tex.ts'
import { SIGNS } from './written.ts'

/** What the file claims, and what became of that; not what a chain says anyhow, where verdicts are not said. */
export const claims = (sheet: Sheet, given: Book): string => {
  const { graph, language, style } = sheet
  const book = graph.settings.layout === 'numerator' ? withoutNabla(given) : given
  const said = style.verdicts ? saidInChains(sheet, given) : NOTHING
  const rows: ClaimRow[] = []
  for (const { syntax, verdict } of judgedClaims(sheet)) {
    const { left, right } = sidesIn(syntax, sheet)
    const isSaid = !style.verdicts || verdict === 'failed' || verdict === 'undecided'
    const own = { ...book, free: freeNamesIn(left) }
    const head = printTex(left, { ...own, isHead: true })
    const where = conditionTex(syntax, book)
    const part = `${signOf(syntax, verdict)} ${sideTex(right, own)}`
    const remark = isSaid ? ` &&\\text{(${escapeTex(language.claim[verdict])})}` : ''
    if (remark === '' && said.get(head)?.has(part)) continue
    const last = rows.at(-1)
    const isSame = last?.head === head && last.where === where && last.remark === ''
    if (isSame && remark === '') last.parts.push(part)
    else rows.push({ head, parts: [part], where, remark })
  }
  return aligned(
    rows.flatMap(({ head, parts, where, remark }) =>
      remark === ''
        ? brokenRows(head, parts.with(-1, `${parts.at(-1)}${where}`))
        : [`${head} &${parts.join(' ')}${where}${remark}`],
    ),
  )
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
export const claimTex = (claim: Claim, graph: Graph, book: Book): string => {
  const { left, right } = claimSides(claim, graph)
  return `${printTex(left, book)} = ${printTex(right, book)}${conditionTex(claim, book)}`
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
const sidesIn = (claim: Claim, { graph, style }: Sheet): ReturnType<typeof claimSides> => {
  const { left, right } = claimSides(claim, graph)
  if (style.notation.slopes !== 'functions') return { left, right }
  return { left: byFunctions(left, graph), right: byFunctions(right, graph) }
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
}

/** Claims of rows are written with fractions: a gradient is a column. */
const withoutNabla = ({ notation, ...book }: Book): Book => {
  const { gradient: _, ...rest } = notation
  return { ...book, notation: rest }
}
