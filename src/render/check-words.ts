import type {
  DoubtCode,
  EqualityReason,
  EqualityVerdict,
  Judgement,
  LackCode,
  TargetStatus,
} from '../core/judgement.ts'
import type { Layout } from '../core/layout.ts'

/** What is said of a derivation that a person wrote, in one language. */
export interface CheckWords {
  readonly verdicts: Readonly<Record<Judgement['verdict'], string>>
  /** Beside one equality. */
  readonly equalities: Readonly<Record<EqualityVerdict, string>>
  /** Why an equality is no equality. */
  readonly reasons: Readonly<Record<EqualityReason, string>>
  /** Why an equality is left undecided: `{name}` is what it rests on, `{place}` where that was said. */
  readonly doubts: Readonly<Record<DoubtCode, string>>
  /** Why a target is not reached: `{sign}` is a derivative, `{place}` where a member stands. */
  readonly lacks: Readonly<Record<LackCode, string>>
  readonly layouts: Readonly<Record<Layout | 'any', string>>
  readonly targets: Readonly<Record<TargetStatus, string>>
  /** Before the targets, and the layout. */
  readonly of: { readonly targets: string; readonly layout: string; readonly seed: string }
  /** Above a table of numbers. */
  readonly instance: { at(values: string): string; readonly plain: string }
  readonly table: { readonly entry: string; readonly left: string; readonly right: string }
  /** The side as it would be right. */
  right(repair: string): string
  /** Between a label and what it labels, parts of a line, and items of a list. */
  readonly marks: {
    readonly label: string
    readonly part: string
    readonly item: string
    /** Between two sentences. */
    readonly sentence: string
  }
  /** How many equalities there are, and how many of them hold, proved ones among them. */
  counted(all: number, holding: number, proved: number): string
  firstWrong(place: string): string
  /** Where a file has no equality. */
  readonly nothing: string
  /** A notebook's cell. */
  cell(n: number): string
  readonly explain: ExplainWords
}

/** What stands around a lesson. */
export interface ExplainWords {
  readonly network: string
  readonly wrong: string
  readonly right: string
  readonly alike: string
  readonly repair: string
  /** Over the codes of mistakes, and of problems. */
  readonly mistakes: string
  readonly problems: string
}
