import { name } from '../../core/nodes.ts'
import type { Name, Syntax } from '../../core/syntax.ts'
import { strayLetters } from '../batch.ts'
import { summed } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { eachSummand, everywhere, freeLetters, placesOf, renamed } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `∂ε/∂q_i ∂q_i/∂y_i` for its Σ over all outputs. */
export const droppedSumOverOutputs: Lesson<'dropped_sum_over_outputs'> = {
  key: 'dropped_sum_over_outputs',
  *repairs(at) {
    for (const letter of strayLetters(at)) {
      for (const { syntax } of everywhere(at.wrong, part => over(part, letter)))
        yield { syntax, values: { letter: name(letter) } }
    }
    const [letter, ...others] = strayLetters(at)
    if (letter && others.length > 0) {
      const syntax = summed([letter, ...others], at.wrong)
      yield { syntax, values: { letter: name(letter) } }
    }
    for (const { syntax } of eachSummand(at.wrong, part => spread(at, part)))
      yield { syntax, values: { letter: name(at.fresh) } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂y[i] = ∂ε/∂q[i]*∂q[i]/∂y[i]',
    right: '∂ε/∂y[i] = sum(j, ∂ε/∂q[j]*∂q[j]/∂y[i])',
    alike: { network: TWO_LAYERS, text: '∂ε/∂p[i] = ∂ε/∂y[i]*∂y[i]/∂p[i]' },
  },
}

/** Σ over all of a part in which a letter is free. */
const over = (part: Syntax, letter: string): readonly Syntax[] =>
  freeLetters(part).has(letter) ? [summed([letter], part)] : []

/** Σ over a letter that stands at some places of a letter of the entry. */
function* spread({ letters, fresh }: Suspect, part: Syntax): Iterable<Syntax> {
  for (const letter of letters) {
    const places = placesOf(part, letter)
    if (places.length < 2) continue
    for (const some of subsets(places)) yield summed([fresh], renamed(part, letter, fresh, some))
  }
}

const MOST_PLACES = 6

/** Proper subsets that are not empty, those of all but the last few first. */
const subsets = (places: readonly Name[]): readonly (readonly Name[])[] => {
  const count = Math.min(places.length, MOST_PLACES)
  const masks = Array.from({ length: 2 ** count - 2 }, (_, n) => n + 1)
  return masks
    .map(mask => places.filter((_, n) => (mask >> n) & 1))
    .toSorted((a, b) => b.length - a.length)
}
