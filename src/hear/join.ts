import type { Around, Hearing } from './hearing.ts'
import { HEARINGS } from './languages.ts'

type One<T> = T | undefined

/** What any language says of a part, as one group to put into a pattern. */
export const anyOf = (part: (hearing: Hearing) => RegExp | readonly One<RegExp>[]): string =>
  `(?:${HEARINGS.flatMap(part).flatMap(sourceOf).join('|')})`

/** The same as a pattern of its own. */
export const heard = (part: (hearing: Hearing) => RegExp): RegExp => new RegExp(anyOf(part), 'iu')

/** Whole words of all languages, in small letters. */
export const wordsOf = (part: (hearing: Hearing) => readonly string[]): ReadonlySet<string> =>
  new Set(HEARINGS.flatMap(part))

/** Each saying of each language around what it is said of, which is one pattern for all. */
export const sayings = (
  part: (hearing: Hearing) => readonly Around[],
  inside: string,
): readonly RegExp[] =>
  HEARINGS.flatMap(part).map(
    ({ before, behind }) =>
      new RegExp(
        [before && grouped(before), inside, behind && grouped(behind)].filter(Boolean).join('\\s*'),
        'giu',
      ),
  )

const grouped = ({ source }: RegExp): string => `(?:${source})`

const sourceOf = (pattern: One<RegExp>): readonly string[] => (pattern ? [pattern.source] : [])
