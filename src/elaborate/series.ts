import { affine, minus, plus } from '../core/affine.ts'
import type { Expr } from '../core/expr.ts'
import type { Range } from '../core/graph.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Layered, LetterSyntax, SumSyntax } from '../core/syntax.ts'
import { seriesOf } from '../ops/series.ts'
import { isSameRange, membersIn } from './families.ts'
import { refuse } from './refusal.ts'
import { positionIn, type Scope } from './scope.ts'

/** Σ over members: a letter runs over the written range, else over that of the families where it stands alone. */
export const seriesIn = (
  scope: Scope,
  syntax: SumSyntax,
  places: ReadonlySet<string>,
  body: Expr,
): Expr =>
  syntax.letters
    .filter(letter => places.has(letter.name))
    .reduceRight((inner, letter) => {
      const own = familyRange(scope, letter.name, syntax)
      const { first, last } = writtenRange(scope, letter) ?? own ?? withoutRange(syntax, letter)
      const isWhole = own !== undefined && isSameRange(own, { first, last })
      const dim = plus(minus(last, first), affine(1))
      return seriesOf({ letter: { name: letter.name, dim, first }, isWhole }, inner)
    }, body)

const writtenRange = (scope: Scope, { from, to }: LetterSyntax): Range | undefined => {
  for (const end of [from, to]) {
    const moving = end && [...freeNamesIn(end)].find(name => scope.places.has(name))
    if (moving) refuse('series-moves', end, { letter: moving })
  }
  return from && to && { first: positionIn(scope, from), last: positionIn(scope, to) }
}

/** The one range of the families of which the letter alone is the place. */
const familyRange = (scope: Scope, letter: string, { body }: SumSyntax): Range | undefined => {
  const ranges = membersIn(body)
    .filter(member => isAlone(member, letter))
    .flatMap(({ name }) => scope.placesOf(name) ?? [])
  const [range, ...others] = ranges
  return range && others.every(other => isSameRange(other, range)) ? range : undefined
}

const isAlone = ({ at }: Layered, letter: string): boolean =>
  at.kind === 'name' && at.name === letter

const withoutRange = (syntax: SumSyntax, { name }: LetterSyntax): never =>
  refuse('series-without-range', syntax, { letter: name })
