import { name, sameSyntax } from '../../core/nodes.ts'
import type { CallSyntax, Syntax } from '../../core/syntax.ts'
import { ownParts, standingActivations } from '../activation.ts'
import { straight } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { appliedIn } from '../network.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere, renamed, replaced } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `σ'(y)` for `σ'(p)`, or the formula of the slope in p where it is one in y = σ(p). */
export const activationDerivativeWrongArgument: Lesson<'activation_derivative_wrong_argument'> = {
  key: 'activation_derivative_wrong_argument',
  *repairs(at) {
    for (const { activation, arg } of standingActivations(at)) {
      const argue = (part: Syntax) => withArgument(part, activation.call.name, arg)
      for (const { syntax, written } of everywhere(at.wrong, argue))
        yield { syntax, values: { written: (written as CallSyntax).args[0] as Syntax, meant: arg } }
    }
    yield* exchanged(at)
  },
  example: {
    network: TWO_LAYERS,
    wrong: "∂ε/∂p = ∂ε/∂y .* σ'(y)",
    right: "∂ε/∂p = ∂ε/∂y .* σ'(p)",
    alike: { network: TWO_LAYERS, text: '∂ε/∂p = ∂ε/∂y .* y .* (1 - y)' },
  },
}

const withArgument = (part: Syntax, called: string, arg: Syntax): readonly Syntax[] => {
  if (part.kind !== 'call' || part.name !== called || part.primes === 0) return []
  const [written] = part.args
  if (written && sameSyntax(straight(written), straight(arg))) return []
  const { span: _, ...bare } = part
  return [{ ...bare, args: [arg, ...part.args.slice(1)] }]
}

/** y for z, or z for y, in a formula of nothing else: in one part, or in all factors. */
function* exchanged(at: Suspect) {
  for (const activation of appliedIn(at.graph)) {
    const { node, arg } = activation
    if (node === undefined || arg.kind !== 'name') continue
    const own = ownParts(at, activation)
    const factors = own.filter(({ isFactor }) => isFactor)
    for (const some of [...own.map(one => [one]), factors]) {
      if (some.every(({ part }) => isValue(part))) continue
      for (const [from, to] of [
        [arg.name, node],
        [node, arg.name],
      ] as const) {
        const parts = new Set<Syntax>(some.map(({ part }) => part))
        const syntax = replaced(at.wrong, one =>
          parts.has(one) ? renamed(one, from, to) : undefined,
        )
        yield { syntax, values: { written: name(from), meant: name(to) } }
      }
    }
  }
}

/** A value alone is no formula of a slope. */
const isValue = ({ kind }: Syntax): boolean => kind === 'name' || kind === 'indexed'
