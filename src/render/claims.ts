import type { Claim } from '../core/syntax.ts'
import { linesOf, type Sign } from './chains.ts'
import { claimSides } from './claim.ts'
import { escapeTex } from './escape.ts'
import { layOut } from './layout.ts'
import { aligned, brokenRows, signTex } from './lines.ts'
import { byFunctions } from './member.ts'
import type { Sheet } from './sheet.ts'
import { type Book, printTex } from './tex.ts'

/** What the file claims, and what became of that; not what a chain says anyhow, where verdicts are not said. */
export const claims = (sheet: Sheet, given: Book): string => {
  const { graph, claims: findings, language, style } = sheet
  const book = graph.settings.layout === 'numerator' ? withoutNabla(given) : given
  const said = style.verdicts ? saidInChains(sheet, given) : NOTHING
  const rows: ClaimRow[] = []
  graph.claims.forEach(({ syntax }, n) => {
    const verdict = findings[n]?.verdict ?? 'undecided'
    const { left, right } = sidesIn(syntax, sheet)
    const isSaid = !style.verdicts || verdict === 'failed' || verdict === 'undecided'
    const head = printTex(left, book)
    const part = `${verdict === 'failed' ? '\\ne' : '='} ${printTex(right, book)}`
    const remark = isSaid ? ` &&\\text{(${escapeTex(language.claim[verdict])})}` : ''
    if (remark === '' && said.get(head)?.has(part)) return
    const last = rows.at(-1)
    if (last?.head === head && last.remark === '' && remark === '') last.parts.push(part)
    else rows.push({ head, parts: [part], remark })
  })
  return aligned(
    rows.flatMap(({ head, parts, remark }) =>
      remark === '' ? brokenRows(head, parts) : [`${head} &${parts.join(' ')}${remark}`],
    ),
  )
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
  readonly remark: string
}

/** Claims of rows are written with fractions: a gradient is a column. */
const withoutNabla = ({ notation, ...book }: Book): Book => {
  const { gradient: _, ...rest } = notation
  return { ...book, notation: rest }
}
