import { sameShape } from '../../core/shape.ts'
import type { Syntax } from '../../core/syntax.ts'
import { standingActivations } from '../activation.ts'
import { entrywise, product, times } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere, factorsOf, nodes } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `Uᵀ ∂ε/∂q` for `Uᵀ ∂ε/∂q ⊙ σ'(p)`. */
export const forgotActivationDerivative: Lesson<'forgot_activation_derivative'> = {
  key: 'forgot_activation_derivative',
  *repairs(at) {
    if ([...nodes(at.wrong)].some(hasUnit) || isFunction(at.other)) return
    for (const { slope } of standingActivations(at)) {
      for (const { syntax } of everywhere(at.wrong, part => withSlope(at, part, slope)))
        yield { syntax, values: { factor: slope } }
      for (const { syntax } of everywhere(at.wrong, part => between(at, part, slope)))
        yield { syntax, values: { factor: slope } }
    }
  },
  example: {
    network: TWO_LAYERS,
    wrong: "∂ε/∂p = U'*∂ε/∂q",
    right: "∂ε/∂p = U'*∂ε/∂q .* σ'(p)",
    alike: {
      network: 'p = V*x; y = sigma(p); z = U*y; L = 1/2*sum((z - l).^2)',
      text: '∂L/∂z = z - l',
    },
  },
}

/** What a function itself is has no slope in it: `σ(x) = 1/(1 + e⁻ˣ)`. */
const isFunction = (other: Syntax): boolean => other.kind === 'call' && other.primes === 0

/** A factor 1 is what is left of a slope that was not forgotten: `δ ⊙ (1)` for `δ ⊙ (1 - h²)`. */
const hasUnit = (part: Syntax): boolean =>
  part.kind === 'infix' &&
  (part.sign === '*' || part.sign === '.*') &&
  [part.left, part.right].some(factor => factor.kind === 'numeral' && factor.text === '1')

/** A factor times f′. */
const withSlope = (at: Suspect, part: Syntax, slope: Syntax): readonly Syntax[] => {
  if (!isFactor(part)) return []
  const [own, other] = [at.shapeOf(part), at.shapeOf(slope)]
  if (other?.length === 0) return own === undefined || own.length === 0 ? [times(part, slope)] : []
  return own && other && !sameShape(own, other) ? [] : [entrywise(part, slope)]
}

/** f′ put to the last or first factors of a product: `Wᵀ (Vᵀ g ⊙ f′(z))` for `Wᵀ Vᵀ g`. */
function* between(at: Suspect, part: Syntax, slope: Syntax): Iterable<Syntax> {
  const factors = factorsOf(part)
  const other = at.shapeOf(slope)
  if (!other || other.length === 0) return
  for (let cut = 1; cut < factors.length; cut++) {
    const [first, last] = [product(factors.slice(0, cut)), product(factors.slice(cut))]
    const [left, right] = [at.shapeOf(first), at.shapeOf(last)]
    if (right && sameShape(right, other)) yield times(first, entrywise(last, slope))
    if (left && sameShape(left, other)) yield times(entrywise(first, slope), last)
  }
}

/** Functions and numbers are no factors to which f′ belongs. */
const isFactor = ({ kind }: Syntax): boolean =>
  kind !== 'call' && kind !== 'numeral' && kind !== 'iverson'
