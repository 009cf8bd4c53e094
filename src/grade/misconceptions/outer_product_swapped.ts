import type { Syntax } from '../../core/syntax.ts'
import { outer, times, turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere, renamed, replaced } from '../rewrite.ts'
import { isOfEntries, type Suspect } from '../suspect.ts'

/** `x ⊗ g` for `g ⊗ x`. */
export const outerProductSwapped: Lesson<'outer_product_swapped'> = {
  key: 'outer_product_swapped',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, part => swapped(at, part)))
      yield { syntax, values: { written, meant } }
    const syntax = isOfEntries(at) ? exchanged(at) : undefined
    if (syntax) yield { syntax, values: { written: at.wrong, meant: syntax } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂V = x ⊗ ∂ε/∂p',
    right: '∂ε/∂V = ∂ε/∂p ⊗ x',
    alike: {
      network: "s : vector; W : matrix; o = W'*s; L = sum(sigma(o))",
      text: '∂L/∂W = s ⊗ ∂L/∂o',
    },
  },
}

/** An outer product, or a column times a row, the other way round. */
const swapped = ({ shapeOf }: Suspect, part: Syntax): readonly Syntax[] => {
  if (part.kind !== 'infix') return []
  if (part.sign === '⊗') return [outer(part.right, part.left)]
  const isOuter = shapeOf(part.left)?.length === 1 && shapeOf(part.right)?.length === 2
  return part.sign === '*' && isOuter && part.right.kind === 'transposition'
    ? [times(part.right.arg, turned(part.left))]
    : []
}

/** Both letters of the entry exchanged in a product of entries. */
const exchanged = ({ wrong, target, letters: [one, two], fresh }: Suspect): Syntax | undefined => {
  const isEntry = target?.isGradient && target.byAt.length === 2 && one && two
  if (!isEntry) return undefined
  const [first, last] = target.byAt
  if (first?.kind !== 'name' || last?.kind !== 'name') return undefined
  const aside = renamed(wrong, first.name, fresh)
  return hasWeight(wrong, first.name, last.name)
    ? undefined
    : renamed(renamed(aside, last.name, first.name), fresh, last.name)
}

/** Whether some entry stands at both letters: then its own indices are swapped. */
const hasWeight = (syntax: Syntax, one: string, two: string): boolean => {
  let found = false
  replaced(syntax, node => {
    if (node.kind !== 'indexed') return undefined
    const at = node.at.map(place => (place.kind === 'name' ? place.name : ''))
    found ||= at.includes(one) && at.includes(two)
    return undefined
  })
  return found
}
