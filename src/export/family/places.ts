import { constantOf, minus, ONE, plus } from '../../core/affine.ts'
import type { Family, Graph, Range } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import { endOf } from '../../derive/family/reach.ts'
import { letterOf, type Mention, type Source, sourcesOf } from '../../derive/family/source.ts'
import { before, next, single } from '../../derive/family/span.ts'
import { rangeOfLetter } from '../../ops/series.ts'
import { ExportError } from '../refusal.ts'
import { isAtMost } from './range.ts'

/** The places of members that have to be given. None overlap; those of two runs may be apart. */
export const leafRuns = (graph: Graph, family: Family): readonly Range[] => {
  const { name } = family
  const images = sourcesOf(graph).flatMap(source =>
    source.mentions.flatMap(mention => {
      const isOwn = memberOf(mention.name)?.family === name
      return isOwn ? [imageOf(mention, rangesAround(source))] : []
    }),
  )
  const left = definedRuns(graph, family).reduce(
    (runs, one) => runs.flatMap(run => without(run, one, name)),
    images as readonly Range[],
  )
  return joined(left)
}

/** All places of a family at which there is an equation, as far as they are runs. */
export const definedRuns = (graph: Graph, { name, equation }: Family): readonly Range[] =>
  joined([
    ...graph.equations.flatMap(one => {
      const member = memberOf(one.name)
      return member?.family === name ? [single(member.at)] : []
    }),
    ...(equation ? [equation.range] : []),
  ])

/** The letter of an equation with its range. */
export const rangesAround = ({
  letter,
  range,
}: Pick<Source, 'letter' | 'range'>): ReadonlyMap<string, Range> =>
  new Map(letter !== undefined && range ? [[letter, range]] : [])

/** The places of a mention over the ranges of the letters around it; letters without a range stay. */
export const imageOf = ({ name, under }: Mention, around: ReadonlyMap<string, Range>): Range => {
  const at = memberOf(name)?.at
  if (!at) throw new TypeError(`${name} is no member`)
  const ranges = new Map(around)
  for (const series of under) {
    const ix = letterOf(series)
    const { first, last } = rangeOfLetter(ix)
    ranges.set(ix.name, {
      first: endOf(first, ranges, 'first'),
      last: endOf(last, ranges, 'last'),
    })
  }
  return { first: endOf(at, ranges, 'first'), last: endOf(at, ranges, 'last') }
}

/** A run without the places of another: what stands before them and behind. A run may be empty. */
const without = (run: Range, other: Range, name: string): readonly Range[] => {
  if (isAtMost(next(run.last), other.first) || isAtMost(next(other.last), run.first)) return [run]
  const isCut = isAtMost(next(run.first), other.first)
  const isOver = isAtMost(run.last, other.last)
  if (!isCut && !isAtMost(other.first, run.first)) throw new ExportError('export-places', { name })
  if (!isOver && !isAtMost(run.first, next(other.last)))
    throw new ExportError('export-places', { name })
  const left = { first: run.first, last: before(other.first) }
  const right = { first: next(other.last), last: run.last }
  return [...(isCut ? [left] : []), ...(isOver ? [] : [right])]
}

/** Runs that touch or overlap are one. */
export const joined = (runs: readonly Range[]): readonly Range[] => {
  for (const [n, a] of runs.entries()) {
    for (const [m, b] of runs.entries()) {
      const one = n === m ? undefined : union(a, b)
      if (one) return joined([one, ...runs.filter(run => run !== a && run !== b)])
    }
  }
  return runs
}

/** Both as one run, where a begins no later and b not behind its end. */
const union = (a: Range, b: Range): Range | undefined => {
  if (!isAtMost(a.first, b.first)) return undefined
  if (isAtMost(b.last, a.last)) return a
  const touches = isAtMost(b.first, next(a.last))
  return touches && isAtMost(a.last, b.last) ? { first: a.first, last: b.last } : undefined
}

/** How many places a run has. */
export const countOf = ({ first, last }: Range) => plus(minus(last, first), ONE)

/** The one place of a run that has always just one. */
export const onlyPlace = (run: Range) => (constantOf(countOf(run)) === 1 ? run.first : undefined)
