import type { Finding, Verdict } from '../../core/finding.ts'
import type { Book } from '../book.ts'
import { figure } from '../lang/figure.ts'
import type { Judged } from '../layout.ts'
import type { PageWords } from '../page-words.ts'
import { placesTex } from '../places.ts'
import { quoteForm } from '../quote.ts'
import { MARKS } from '../rows.ts'
import { bookOf, type Sheet, sheetOf, summaryOf } from '../sheet.ts'
import { printTex } from '../tex.ts'
import { type Block, type Inlines, math, words } from './article.ts'

/** What the numbers say of each derivation, of all together, and which program says so. */
export const verificationBlocks = (sheet: Sheet, said: PageWords, book: Book): readonly Block[] => {
  const summary = `${summaryOf(sheet)} (${sheet.language.marks(MARKS)})`
  return [...tableOf(entriesOf(sheet, said, book), said), ...toldBlocks(sheet, said, summary)]
}

/** The same where no equality has a mark, the table last: it may be long. */
export const unmarkedVerification = (
  sheet: Sheet,
  said: PageWords,
  book: Book,
): readonly Block[] => [
  ...toldBlocks(sheet, said, summaryOf(sheet)),
  ...tableOf(entriesOf(sheet, said, book), said),
]

const toldBlocks = (sheet: Sheet, said: PageWords, summary: string): readonly Block[] => [
  { kind: 'paragraph', text: [words(summary)] },
  { kind: 'paragraph', text: [words(said.madeBy(`gradproof ${sheet.version}`))] },
]

/** Some equalities, and of what they are. */
interface Entry {
  readonly subject: Inlines
  readonly findings: readonly Finding[]
}

const entriesOf = (sheet: Sheet, said: PageWords, book: Book): readonly Entry[] => [
  ...(sheet.differentials ?? []).flatMap(({ judged: [first, ...rest] }) =>
    first ? [entryOf(withFindings(first, rest), sheet, book)] : [],
  ),
  ...sheet.judged.map(one => entryOf(one, sheet, book)),
  ...sheet.parts.flatMap(part => {
    const own = sheetOf(sheet, part)
    return part.judged.map(one => entryOf(one, own, bookOf(part.graph, sheet.style)))
  }),
  ...(sheet.claims.length > 0
    ? [{ subject: [words(said.headings.claims)], findings: sheet.claims }]
    : []),
]

/** All that is said of the change of one name. */
const withFindings = (one: Judged, others: readonly Judged[]): Judged => ({
  ...one,
  findings: [one, ...others].flatMap(({ findings }) => findings),
})

const entryOf = ({ derivation, findings }: Judged, { graph }: Sheet, book: Book): Entry => {
  const [goal] = derivation.steps
  const { range } = derivation
  return {
    subject: [
      ...(goal ? [math(printTex(quoteForm(goal.form, graph.names), book))] : []),
      ...(range ? [words(' ('), math(placesTex(range, book)), words(')')] : []),
    ],
    findings: findings.filter(finding => finding !== undefined),
  }
}

interface Column {
  readonly head: string
  cell(findings: readonly Finding[]): string
}

/** Verdicts that no equality has make no column. */
const tableOf = (entries: readonly Entry[], said: PageWords): readonly Block[] => {
  if (entries.length === 0) return []
  const all = entries.flatMap(({ findings }) => findings)
  const verdicts = VERDICTS.filter(verdict => all.some(f => f.verdict === verdict))
  const columns: readonly Column[] = [
    { head: said.equalities, cell: findings => `${findings.length}` },
    ...verdicts.map(verdict => ({
      head: said[WORDS[verdict]],
      cell: (findings: readonly Finding[]) => `${count(findings, verdict)}`,
    })),
    { head: said.draws, cell: findings => `${least(findings)}` },
    { head: said.error, cell: findings => figure(Math.max(0, ...findings.map(f => f.error))) },
  ]
  const rows = entries.map(({ subject, findings }) => [
    subject,
    ...columns.map(({ cell }) => [words(cell(findings))]),
  ])
  return [{ kind: 'table', head: [said.derivative, ...columns.map(({ head }) => head)], rows }]
}

const VERDICTS = ['proved', 'tested', 'undecided', 'failed'] as const
const WORDS = {
  proved: 'proved',
  tested: 'tested',
  undecided: 'undecided',
  failed: 'refuted',
} as const

const count = (findings: readonly Finding[], verdict: Verdict): number =>
  findings.filter(finding => finding.verdict === verdict).length

const least = (findings: readonly Finding[]): number =>
  findings.length === 0 ? 0 : Math.min(...findings.map(finding => finding.draws))
