import { numeral, sameSyntax } from '../../core/nodes.ts'
import type { IversonSyntax, Syntax } from '../../core/syntax.ts'
import { standingActivations } from '../activation.ts'
import { infix, straight } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { kinkedArguments, maskOf } from '../mask.ts'
import { functionOf } from '../network.ts'
import { RELU } from '../networks.ts'
import { everywhere, isZero } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `1[∂L/∂h > 0]` for `1[z > 0]`, `1[m < 0]` for `1[m < 1]`. */
export const reluMaskWrongVariable: Lesson<'relu_mask_wrong_variable'> = {
  key: 'relu_mask_wrong_variable',
  *repairs(at) {
    for (const { activation, arg } of standingActivations(at)) {
      if (!activation.op.kink) continue
      for (const { syntax, written } of everywhere(at.wrong, part => withMask(at, part, arg)))
        if (!sameSyntax(straight(masked(written)), straight(arg)))
          yield { syntax, values: { written: masked(written), meant: arg } }
    }
    for (const arg of kinkedArguments(at)) {
      for (const { syntax, written } of everywhere(at.wrong, part => withCondition(at, part, arg)))
        yield { syntax, values: { written: comparedIn(at, written), meant: arg } }
    }
  },
  example: {
    network: RELU,
    wrong: '∂L/∂z = ∂L/∂h .* [∂L/∂h > 0]',
    right: '∂L/∂z = ∂L/∂h .* [z > 0]',
    alike: { network: RELU, text: '∂L/∂z = ∂L/∂h .* [h > 0]' },
  },
}

/** A comparison with 0, a step or a slope with steps, of another argument. */
const withMask = ({ graph }: Suspect, part: Syntax, arg: Syntax): readonly Syntax[] => {
  const { span: _, ...bare } = part
  if (bare.kind === 'iverson' && bare.sign !== '==') return [{ ...bare, left: arg }]
  if (bare.kind === 'infix' && COMPARISONS.has(bare.sign)) return [{ ...bare, left: arg }]
  if (bare.kind !== 'call') return []
  const op = functionOf(graph, bare.name)
  const isMask = op?.primitive === 'unit-step' || (op?.kink && bare.primes > 0)
  return isMask ? [{ ...bare, args: [arg, ...bare.args.slice(1)] }] : []
}

const COMPARISONS: ReadonlySet<string> = new Set(['>', '>=', '<', '<='])

const masked = (part: Syntax): Syntax => {
  if (part.kind === 'iverson' || part.kind === 'infix') return part.left
  return (part.kind === 'call' && part.args[0]) || part
}

/** A comparison, or a name or an entry that stands for one, as the network makes it. */
const withCondition = (at: Suspect, part: Syntax, arg: Syntax): readonly Syntax[] => {
  const written = conditionIn(at, part)
  return written ? maskOf(written, arg).filter(one => !isOfSame(one, written)) : []
}

/** Whether the same is compared, perhaps the other way round. */
const isOfSame = (one: IversonSyntax, other: IversonSyntax): boolean =>
  [
    [one.left, one.right],
    [one.right, one.left],
  ].some(sides =>
    [other.left, other.right].every((side, n) =>
      sameSyntax(straight(side), straight(sides[n] ?? one)),
    ),
  )

const conditionIn = ({ definitions }: Suspect, part: Syntax) => {
  const base = part.kind === 'indexed' ? part.base : part
  const own = base.kind === 'name' ? definitions.get(base.name) : part
  return own?.kind === 'iverson' && COMPARISONS.has(own.sign) ? own : undefined
}

const comparedIn = (at: Suspect, part: Syntax): Syntax => {
  const { left, right } = conditionIn(at, part) ?? { left: part, right: numeral(0) }
  return isZero(right) ? left : infix('-', left, right)
}
