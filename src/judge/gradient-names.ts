import { parts } from '../core/parts.ts'
import type { Chain, Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'

/** Whether a derivation writes `dZ = A - Y`: its `dW` are gradients then, no changes. */
export const namesGradients = ({ chains }: Script): boolean => chains.some(namesOne)

const namesOne = ({ members: [first, second], signs: [sign] }: Chain): boolean => {
  if (first?.kind !== 'formula') return false
  const isOpen = first.readings.length > 1 && first.readings.some(one => one.kind === 'derivative')
  if (!isOpen || first.readings[0]?.kind !== 'differential') return false
  // What a change is cannot be settled by `:=`, whatever stands behind it.
  if (second?.kind === 'unread') return sign?.kind === 'define'
  const [right] = second?.kind === 'formula' ? second.readings : []
  return right !== undefined && !changesIn(right)
}

/** How many changes stand in an expression. */
export const changesIn = (syntax: Syntax): number =>
  (syntax.kind === 'differential' ? 1 : 0) +
  parts(syntax).reduce((sum, part) => sum + changesIn(part), 0)
