import { placedFrom } from './key.ts'
import { mapParts } from './parts.ts'
import type { Span, Syntax } from './syntax.ts'

/** The same expression at other places. */
export const moved = (place: (span: Span) => Span, syntax: Syntax): Syntax =>
  placedFrom(syntax, movedPart(place, syntax))

const movedPart = (place: (span: Span) => Span, syntax: Syntax): Syntax => {
  const inner = mapParts(syntax, part => movedPart(place, part))
  return inner.span ? { ...inner, span: place(inner.span) } : inner
}

/** The place so much farther on. */
export const fartherBy =
  (by: number): ((span: Span) => Span) =>
  ({ start, end }) => ({ start: start + by, end: end + by })
