import { syntaxKey } from '../../core/key.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Lesson } from '../lesson.ts'
import { CONVOLUTION } from '../networks.ts'
import { everywhere, replaced, type Summand, summandsOf, sumOfAll } from '../rewrite.ts'

/** `δ_{j+k} w_k` for `δ_{j-k} w_k`: going back the kernel is flipped. */
export const convolutionNotFlipped: Lesson<'convolution_not_flipped'> = {
  key: 'convolution_not_flipped',
  *repairs(at) {
    for (const change of everywhere(at.wrong, shifted)) {
      const { syntax, written, meant } = change
      const n =
        written.kind === 'indexed' && meant.kind === 'indexed' ? differs(written.at, meant.at) : -1
      if (written.kind !== 'indexed' || meant.kind !== 'indexed' || n < 0) continue
      const values = { written: written.at[n] as Syntax, meant: meant.at[n] as Syntax }
      yield { syntax, values }
      const all = everyPlace(at.wrong, values.written, values.meant)
      if (all) yield { syntax: all, values }
      for (const [turn, other] of [...flipped(values.written)].entries()) {
        const wide = everyAxis(at.wrong, written.at, turn)
        if (wide) yield { syntax: wide, values: { ...values, meant: other } }
      }
    }
  },
  example: {
    network: CONVOLUTION,
    wrong: '∂L/∂x[j] = sum(k, ∂L/∂y[j+k]*w[k])',
    right: '∂L/∂x[j] = sum(k, ∂L/∂y[j-k]*w[k])',
    alike: { network: CONVOLUTION, text: '∂L/∂w[k] = sum(i, ∂L/∂y[i]*x[i+k])' },
  },
}

/** The same position exchanged wherever it stands, where that is more than once. */
const everyPlace = (side: Syntax, written: Syntax, meant: Syntax): Syntax | undefined => {
  const key = syntaxKey(written)
  let count = 0
  const syntax = replaced(side, part => {
    if (part.kind !== 'indexed' || !part.at.some(place => syntaxKey(place) === key))
      return undefined
    count++
    const { span: _, ...bare } = part
    return { ...bare, at: part.at.map(place => (syntaxKey(place) === key ? meant : place)) }
  })
  return count > 1 ? syntax : undefined
}

/** Several positions flipped alike, wherever they stand together. */
const everyAxis = (side: Syntax, axes: readonly Syntax[], turn: number): Syntax | undefined => {
  const flips = axes.map(place => [...flipped(place)])
  if (flips.filter(some => some.length > 0).length < 2) return undefined
  const key = axes.map(syntaxKey).join()
  return replaced(side, part => {
    if (part.kind !== 'indexed' || part.at.map(syntaxKey).join() !== key) return undefined
    const { span: _, ...bare } = part
    return { ...bare, at: part.at.map((place, n) => flips[n]?.[turn] ?? place) }
  })
}

const differs = (was: readonly Syntax[], is: readonly Syntax[]): number =>
  was.findIndex((place, n) => place !== is[n])

/** One sign in one position changed. */
function* shifted(part: Syntax): Iterable<Syntax> {
  if (part.kind !== 'indexed') return
  const { span: _, ...bare } = part
  for (const [n, place] of part.at.entries()) {
    for (const moved of flipped(place)) yield { ...bare, at: part.at.with(n, moved) }
  }
}

/** One sign in a position changed, or all but one. */
function* flipped(place: Syntax): Iterable<Syntax> {
  const terms = summandsOf(place)
  if (terms.length < 2) return
  for (const n of terms.keys())
    yield sumOfAll(inOrder(terms.map((one, m) => (m === n ? opposed(one) : one))))
  for (const n of terms.keys())
    yield sumOfAll(inOrder(terms.map((one, m) => (m === n ? one : opposed(one)))))
}

const opposed = (one: Summand): Summand => ({ ...one, isNegative: !one.isNegative })

/** What is added first. */
const inOrder = (terms: readonly Summand[]): readonly Summand[] =>
  terms.toSorted((a, b) => Number(a.isNegative) - Number(b.isNegative))
