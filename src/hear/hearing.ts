/**
 * The words of one language that tell something of formulas. Patterns are parts of larger ones
 * (`join.ts`), which fold case; `|` may stand outside of groups, and no group takes what it found.
 */
export interface Hearing {
  /** Whole words that only join formulas, in small letters: `where`, `so that`. */
  readonly connectives: readonly string[]
  /** Words by which something holds in some cases only: `if`, `otherwise`. */
  readonly conditional: RegExp
  /** Whole words above or below a sign that defines, in small letters: `def`. */
  readonly defining: readonly string[]
  /** Whole words in a row of cases, in small letters. */
  readonly rows: { readonly when: readonly string[]; readonly otherwise: readonly string[] }
  readonly told: ToldCaseWords
  readonly places: PlaceWords
  readonly functions: FunctionWords
  /** That `e_i` has a one at a place and zeros elsewhere. */
  readonly unitVector: RegExp
  /** That values are moved a little, as `\delta u` may say. */
  readonly variation: RegExp
  readonly repeatedIndices: RepeatedWords
  readonly products: ProductWords
  readonly naming: NameWords
  readonly still: StillWords
  /** By which layout derivatives are arranged. */
  readonly layouts: { readonly denominator: RegExp; readonly numerator: RegExp }
  readonly steps: StepWords
  /** That a gradient is set to zero. */
  readonly optimum: RegExp
  readonly matrices: MatrixWords
  readonly labels: LabelWords
}

/** That sums over repeated indices are not written. */
export interface RepeatedWords {
  readonly said: RegExp
  /** Around it: that it is not so. */
  readonly denied: readonly Around[]
}

/** Words that say what a sign of a product is. */
export interface ProductWords {
  /** That it goes entry by entry. */
  readonly entrywise: RegExp
  /** That it is another product. */
  readonly other: RegExp
  /** Right around one of these: that it is not. */
  readonly denied: readonly Around[]
}

/** Words about matrices of an identity. */
export interface MatrixWords {
  /** That any are meant. */
  readonly any: RegExp
  /** That some have a property. */
  readonly special: RegExp
}

/** Words about the label. */
export interface LabelWords {
  /** That one entry is 1 and the others are 0. */
  readonly oneHot: RegExp
  readonly label: RegExp
  /** That it is not so, or only perhaps. */
  readonly denied: RegExp
}

/** What stands on both sides of something that is heard with it; a language may have words on one side only. */
export interface Around {
  readonly before?: RegExp
  readonly behind?: RegExp
}

/** Words that tell cases of a value one after the other: `$m = 1$ if $a > 0$ and $0$ otherwise`. */
export interface ToldCaseWords {
  /** Around the condition of a case. */
  readonly when: readonly Around[]
  /** For all that is left. */
  readonly otherwise: RegExp
  /** Between a case and the next. */
  readonly and: RegExp
  /** Between a condition and the value that it leads to: `then`, `let`. */
  readonly leads: RegExp
  /** What may go on behind a value by itself, besides a mark or an end. */
  readonly ends: RegExp
  /** Numbers that are words. */
  readonly zero: RegExp
  readonly one: RegExp
}

/** Words for which places of letters a formula holds. */
export interface PlaceWords {
  /** Around a case that leads to the formula behind it: `If i = j, then`; at the end of what is before it. */
  readonly leading: readonly Around[]
  /** What leads to the formula where the sentence before has told the case: `Suppose that u > 0. Then`. */
  readonly thence: RegExp
  /** What leads to the rest of a sentence behind its case: `if u > 0, then`. */
  readonly onward: RegExp
  /** A case as the title of what is behind it: `Case 1: i = j`. */
  readonly title: RegExp
  /** What leads to a formula that puts the cases before it together: `In one formula`. */
  readonly together: RegExp
  /** Between a formula and the case that belongs to it: `for i = j`. */
  readonly beside: RegExp
  /** Between a formula and the range that belongs to it, `for t = 1, …, T`, and before that of each place: `for all t`. */
  readonly range: RegExp
  readonly every: RegExp
}

/** Words that say of a letter which function it is: `$g$ is the sigmoid function`. */
export interface FunctionWords {
  /** Between the letter and the name of the function. */
  readonly is: RegExp
  readonly logistic: RegExp
  readonly hyperbolicTangent: RegExp
  readonly softplus: RegExp
  readonly rectifier: RegExp
  readonly softmax: RegExp
  /** Behind the name of the function. */
  readonly behind: RegExp
}

/** Words that give a formula a name: `let $G$ denote the gradient $F$`. */
export interface NameWords {
  readonly sayings: readonly Naming[]
  /** What may be said before the formula, of what it is: `the gradient`. */
  readonly noun: RegExp
  /** What may go on behind it, besides a mark or an end: `and`. */
  readonly ends: RegExp
}
export interface Naming extends Around {
  readonly between: RegExp
  /** Which of the two is the name; `either` where people say it both ways round. */
  readonly name: 'first' | 'second' | 'either'
  /** Set where it is said of the last of several: `the latter`. */
  readonly of?: 'last'
}

/** Words for what varies in changes, and what stands still. */
export interface StillWords {
  /** Around names of what alone varies: `only $x$ changes`. */
  readonly varying: readonly Around[]
  /** Around names of what does not: `$A$ is fixed`. */
  readonly fixed: readonly Around[]
  /** Around names by which differentials are taken: `the differential of $y$ with respect to $W$`. */
  readonly deriving: readonly Around[]
  /** That all varies: `the total differential`. */
  readonly whole: RegExp
  /** Between names of a list. */
  readonly and: RegExp
  /** Words behind a formula that still belong to it: `when`. */
  readonly beside: RegExp
  /** In every sentence that says anything of this kind: without it no more is looked for. */
  readonly sign: RegExp
  /** What ends in a point and may end no sentence there, without this point: `w.r.t`. */
  readonly abbreviated: readonly RegExp[]
}

/** Words for where steps by a gradient are to go. */
export interface StepWords {
  readonly ascent: RegExp
  /** That something is to be as large as can be, which may be another thing than the loss. */
  readonly maximise: RegExp
  readonly descent: RegExp
}
