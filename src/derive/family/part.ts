import { sameAffine, substitute, symbol } from '../../core/affine.ts'
import type { Range } from '../../core/graph.ts'
import type { Op } from '../../core/op.ts'
import { rangeOfLetter } from '../../ops/series.ts'
import { letterOf } from './source.ts'
import { isSingle } from './span.ts'
import type { Use } from './use.ts'
import type { Aim, Placed } from './window.ts'

/** Uses whose shares stand under the same sums over members. */
export interface Part {
  readonly over: readonly Over[]
  readonly uses: readonly Placed[]
}

/** A sum over members with the letter that it gets in a derivation. */
export interface Over {
  readonly letter: string
  readonly range: Range
  readonly isWhole: boolean
}

/** A letter of a use that runs: of its equation, or of a sum around the mention. */
interface Running extends Over {
  readonly key: string | Op
}

/**
 * Uses by the sums before their shares. With `formal` only the letters of equations count: a sum
 * inside an equation shows when its derivative is put in.
 */
export const partsOf = (
  uses: readonly Use[],
  aim: Aim,
  spare: readonly string[],
  formal: boolean,
): readonly Part[] => {
  const parts: { over: readonly Over[]; uses: Placed[] }[] = []
  for (const given of uses) {
    const { use, running } = settle(given)
    const outer = formal ? running.filter(one => typeof one.key === 'string') : running
    const known = parts.find(part => isSame(part.over, outer))
    const over = known?.over ?? distinct(outer, aim, spare)
    const inner = formal ? running.slice(outer.length) : []
    const all = [...over, ...distinct(inner, aim, spare, over)]
    const letters = new Map([...outer, ...inner].map((one, n) => [one.key, all[n]?.letter ?? '']))
    const placed = { use, letters }
    if (known) known.uses.push(placed)
    else parts.push({ over, uses: [placed] })
  }
  return parts
}

/** A letter with one place is settled. */
const settle = (use: Use): { readonly use: Use; readonly running: readonly Running[] } => {
  const openings = new Map(use.openings)
  const running: Running[] = use.over ? [{ ...use.over, key: use.over.letter }] : []
  for (const series of use.mention.under) {
    if (openings.has(series)) continue
    const letter = letterOf(series)
    const range = rangeOfLetter(letter)
    const isWhole = series.over?.isWhole ?? false
    if (isSingle(range)) openings.set(series, range.first)
    else running.push({ key: series, letter: letter.name, range, isWhole })
  }
  return { use: { ...use, openings }, running }
}

const isSame = (a: readonly Over[], b: readonly Over[]): boolean => {
  if (a.length !== b.length) return false
  const by = new Map(b.map(({ letter }, n) => [letter, symbol((a[n] as Over).letter)]))
  return a.every(({ range }, n) => {
    const other = (b[n] as Over).range
    return (
      sameAffine(range.first, substitute(other.first, by)) &&
      sameAffine(range.last, substitute(other.last, by))
    )
  })
}

/** The sums with letters unlike each other and those of the target's place. */
const distinct = (
  over: readonly Over[],
  { by }: Aim,
  spare: readonly string[],
  beside: readonly Over[] = [],
): readonly Over[] => {
  const taken = new Set([...by.values()].flatMap(at => at.terms.map(([name]) => name)))
  for (const { letter } of beside) taken.add(letter)
  const renamed = new Map<string, ReturnType<typeof symbol>>()
  return over.map(({ letter, range, isWhole }) => {
    const own = taken.has(letter) ? (spare.find(name => !taken.has(name)) ?? `${letter}1`) : letter
    taken.add(own)
    const moved = {
      first: substitute(range.first, renamed),
      last: substitute(range.last, renamed),
    }
    renamed.set(letter, symbol(own))
    return { letter: own, range: moved, isWhole }
  })
}
