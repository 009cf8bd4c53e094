import { numeral, sameSyntax } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isOfFunctions, ownFactors, ownParts, standingActivations } from '../activation.ts'
import { infix, square } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TANH } from '../networks.ts'
import { everywhere, nodes, replaced } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `1 - tanh z` for `1 - tanh² z`. */
export const wrongActivationDerivativeFormula: Lesson<'wrong_activation_derivative_formula'> = {
  key: 'wrong_activation_derivative_formula',
  *repairs(at) {
    if (!isOfDerivatives(at) || isOfFunctions(at)) return
    for (const { activation, slope } of standingActivations(at)) {
      for (const { part: written } of ownParts(at, activation)) {
        for (const meant of [...slips(at, written), slope]) {
          if (sameSyntax(meant, at.other) || isSlope(written)) continue
          const syntax = replaced(at.wrong, part => (part === written ? meant : undefined))
          yield { syntax, values: { written, meant } }
        }
      }
      if (at.isScaled()) continue
      for (const { written, put } of ownFactors(at, activation)) {
        for (const meant of [...slips(at, written), slope])
          yield { syntax: put(meant), values: { written, meant } }
      }
    }
  },
  example: {
    network: TANH,
    wrong: '∂L/∂z = ∂L/∂h .* (1 - tanh(z))',
    right: '∂L/∂z = ∂L/∂h .* (1 - tanh(z).^2)',
    alike: { network: TANH, text: '∂L/∂z = ∂L/∂h .* (1 - h.^2)' },
  },
}

/** f′(z) or [z > 0]: no formula that could be wrong. */
const isSlope = (part: Syntax): boolean =>
  part.kind === 'iverson' || (part.kind === 'call' && part.primes > 0)

/** Whether a derivative stands on the other side, or at the head of the chain. */
const isOfDerivatives = ({ target, other }: Suspect): boolean =>
  target !== undefined ||
  [...nodes(other)].some(
    node => node.kind === 'derivative' || (node.kind === 'call' && node.primes > 0),
  )

/** The usual slips in reverse: a square too few or too many, a sign. */
function* slips(at: Suspect, formula: Syntax): Iterable<Syntax> {
  for (const { syntax } of everywhere(formula, part => nearby(at, part))) yield syntax
}

const nearby = ({ shapeOf }: Suspect, part: Syntax): readonly Syntax[] => {
  if (part.kind === 'infix' && (part.sign === '+' || part.sign === '-'))
    return [infix(part.sign === '+' ? '-' : '+', part.left, part.right)]
  if (part.kind === 'infix' && (part.sign === '^' || part.sign === '.^')) return [part.left]
  const isValue = part.kind === 'name' || part.kind === 'call' || part.kind === 'indexed'
  if (!isValue) return []
  return [shapeOf(part)?.length === 0 ? square(part) : infix('.^', part, numeral(2))]
}
