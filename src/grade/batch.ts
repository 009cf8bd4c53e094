import { called, name, numeral } from '../core/nodes.ts'
import type { Syntax } from '../core/syntax.ts'
import { sum } from '../ops/sum.ts'
import { entry, summed, turned } from './build.ts'
import { freeLetters, nodes, replaced } from './rewrite.ts'
import { isOfEntries, type Suspect } from './suspect.ts'

/** `sum(X, axis=1)`, `sum(X, axis=2)` */
export const summedAlong = (of: Syntax, axis: 1 | 2): Syntax => ({
  ...called(sum.name, [of]),
  options: [{ name: 'axis', value: numeral(axis) }],
})

/** Added up over all entries, or down or along the rows. */
export const totalsOf = (of: Syntax): readonly Syntax[] => [
  called(sum.name, [of]),
  ...([1, 2] as const).map(axis => summedAlong(of, axis)),
]

/** Whether a part adds up all entries of a whole. */
export const isTotal = (part: Syntax): boolean =>
  part.kind === 'call' &&
  part.options.length === 0 &&
  sum.spelling.kind === 'call' &&
  sum.spelling.names.includes(part.name)

/** The side summed: over a letter that only it has free, over all samples in place of one, or along an axis. */
export function* summedOverSamples(at: Suspect): Iterable<Syntax> {
  for (const letter of strayLetters(at)) yield summed([letter], at.wrong)
  for (const number of fixedPlaces(at.wrong)) {
    const general = replaced(at.wrong, part =>
      part.kind === 'indexed' && part.at.some(place => isNumeral(place, number))
        ? entry(
            part.base,
            part.at.map(p => (isNumeral(p, number) ? name(at.fresh) : p)),
          )
        : undefined,
    )
    yield summed([at.fresh], general)
  }
  if (isOfEntries(at)) return
  const rank = at.shapeOf(at.wrong)?.length
  if (rank !== 0) yield called(sum.name, [at.wrong])
  if (rank !== 2) return
  for (const axis of [1, 2] as const) {
    yield summedAlong(at.wrong, axis)
    yield turned(summedAlong(at.wrong, axis))
  }
}

/** Letters that are free in the side in doubt and not in what the equality is about. */
export const strayLetters = ({ wrong, other, target, isKnown }: Suspect): readonly string[] => {
  const own = freeLetters(target ? target.syntax : other, isKnown)
  const places = new Set(
    [...(target?.byAt ?? []), ...(target?.ofAt ?? [])].flatMap(place =>
      place.kind === 'name' ? [place.name] : [],
    ),
  )
  const beside = freeLetters(other, isKnown)
  return [...freeLetters(wrong, isKnown)].filter(
    letter => !own.has(letter) && !places.has(letter) && !beside.has(letter),
  )
}

const fixedPlaces = (syntax: Syntax): readonly string[] => [
  ...new Set(
    [...nodes(syntax)].flatMap(node =>
      node.kind === 'indexed'
        ? node.at.flatMap(place => (place.kind === 'numeral' ? [place.text] : []))
        : [],
    ),
  ),
]

const isNumeral = (syntax: Syntax, text: string): boolean =>
  syntax.kind === 'numeral' && syntax.text === text
