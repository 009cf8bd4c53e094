import { type Affine, affine } from '../core/affine.ts'
import type { Equation, Graph } from '../core/graph.ts'
import { memberOf, moveBy, moveName } from '../core/member.ts'
import { count, type Tensor } from '../core/tensor.ts'
import { type EquationShare, shareOf } from '../derive/family/shares.ts'
import { type Mention, type Source, sourcesOf } from '../derive/family/source.ts'
import { lengthsOf } from '../family/lengths.ts'
import { withLengths } from '../family/literal.ts'
import { moveForm, type Places, placing } from '../family/move.ts'
import { numbersIn, spellOut, unroll } from '../family/unroll.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { type Draw, drawSource, lookUp, plainEnv } from '../numeric/sample.ts'
import { forwardNumbers, totalGradients } from '../verify/reference.ts'

/** Finds the share of a mention; undefined where it has none. */
type Share = (graph: Graph, source: Source, mention: Mention) => EquationShare | undefined

/**
 * Whether the shares of the equations of a network with families, added up from the last to the
 * first, are the gradients of the verifier: at several lengths, at drawn values.
 */
export const sharesAddUp = (written: Graph, seed: number, share: Share = shareOf): boolean => {
  const { graph } = withLengths(written, {})
  const known = new Map<Mention, EquationShare | undefined>()
  const shares: Share = (_, source, mention) => {
    if (!known.has(mention)) known.set(mention, share(graph, source, mention))
    return known.get(mention)
  }
  return lengthsOf(graph, new Map()).every(lengths => {
    const { graph: flat, loop, twice } = unroll(graph, lengths)
    if (loop || twice) return true
    return clearDraws(flat, seed).every(draw => {
      const expected = totalGradients(forwardNumbers(NUMBERS, flat, draw))
      const found = addedUp({ graph, flat, lengths, draw, shares })
      return [...found].every(([name, data]) => isClose(data, lookUp(expected, name).data))
    })
  })
}

const clearDraws = (flat: Graph, seed: number): readonly Draw[] => {
  const draw = drawSource(flat, seed)
  const isClear = ({ near, values }: Draw) =>
    near.size === 0 && [...values.values()].every(({ data }) => data.every(Number.isFinite))
  return Array.from({ length: 12 }, (_, turn) => draw(turn))
    .filter(isClear)
    .slice(0, 2)
}

const isClose = (a: readonly number[], b: readonly number[]): boolean => {
  const size = Math.max(1, ...a.map(Math.abs), ...b.map(Math.abs))
  return a.length === b.length && a.every((x, n) => Math.abs(x - (b[n] as number)) <= 1e-8 * size)
}

interface Pass {
  readonly graph: Graph
  /** The network written out at these lengths. */
  readonly flat: Graph
  readonly lengths: Places
  readonly draw: Draw
  readonly shares: Share
}

/** Gradients by all names of the network that is written out, entries in order. */
const addedUp = (pass: Pass): ReadonlyMap<string, number[]> => {
  const { graph, flat, lengths, draw } = pass
  const loss = lookUp(draw.values, graph.loss).dims
  const sums = new Map(
    [...draw.values].map(([name, { dims }]) => [
      name,
      Array.from({ length: count([...loss, ...dims]) }, () => 0),
    ]),
  )
  sums.delete(graph.loss)
  for (const equation of flat.equations.toReversed()) {
    for (const { source, by } of sourcesFor(graph, equation, lengths)) {
      for (const mention of source.mentions) {
        const share = pass.shares(graph, source, mention)
        if (share) addShare(pass, sums, share, by, 0)
      }
    }
  }
  return sums
}

/** What an equation was made of, and what the letters stand for there. */
const sourcesFor = (graph: Graph, { name }: Equation, lengths: Places) =>
  sourcesOf(graph).flatMap(source => {
    const { letter, range } = source
    if (letter === undefined || !range)
      return moveName(source.name, moveBy(lengths)) === name ? [{ source, by: lengths }] : []
    const member = memberOf(name)
    const isHere =
      member?.family === source.name && numbersIn(range, lengths).includes(member.at.constant)
    return isHere ? [{ source, by: placedAt(lengths, letter, member.at) }] : []
  })

const placedAt = (by: Places, letter: string, at: Affine): Places => new Map([...by, [letter, at]])

/** Adds a share, for each place of the letters of `over` from one on. */
const addShare = (
  pass: Pass,
  sums: Map<string, number[]>,
  share: EquationShare,
  by: Places,
  from: number,
): void => {
  const over = share.over[from]
  if (over) {
    for (const n of numbersIn(over.range, by))
      addShare(pass, sums, share, placedAt(by, over.letter, affine(n)), from + 1)
    return
  }
  const sum = sums.get(moveName(share.name, moveBy(by)))
  const { data } = shareValue(pass, sums, share, by)
  data.forEach((x, n) => {
    if (sum) sum[n] = (sum[n] ?? 0) + x
  })
}

const shareValue = (
  { flat, draw }: Pass,
  sums: ReadonlyMap<string, number[]>,
  { form }: EquationShare,
  by: Places,
): Tensor => {
  const loss = lookUp(draw.values, flat.loss).dims
  const env = {
    ...plainEnv(flat, draw, name => lookUp(draw.values, name)),
    gradient: (_of: string, name: string): Tensor => ({
      dims: [...loss, ...lookUp(draw.values, name).dims],
      data: lookUp(sums, name),
    }),
  }
  return evaluateForm(NUMBERS, moveForm(form, placing(by, spellOut)), env)
}
