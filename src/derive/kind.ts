import type { Kind } from '../core/derivation.ts'
import { substituteTerm } from '../core/term.ts'
import { isDiagonal, type Link, type Target } from './link.ts'

/** The kind of a derivation, told by the shape of its one local Jacobian (see `KINDS`). */
export const kindOf = (links: readonly Link[], target: Target): Kind => {
  const [link, ...others] = links
  if (!link || others.length > 0) return 'paths'
  if (!link.consumer) return 'loss'
  if (isIdentity(link)) return 'bias'
  if (isDiagonal(link, target) && link.letters.length > 0) return 'activation'
  if (link.letters.length > 0 && link.ties.size === 0) return 'input'
  const isLeaf = target.graph.leaves.some(leaf => leaf.name === target.by.name)
  return isLeaf ? 'weight' : 'input'
}

/** The local derivative is δ alone: the share is the upstream gradient itself. */
const isIdentity = (link: Link): boolean => {
  const local = substituteTerm(link.local, link.ties)
  return local.kind === 'const' && local.value.equals(1)
}
