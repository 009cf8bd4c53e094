import { numeral } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isOfFunctions } from '../activation.ts'
import { infix, opposite, product, square, times } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { SIGMOID } from '../networks.ts'
import { everywhere, factorsOf, nodes } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `1 - σ(-x)` where `σ(-x)` is meant: an identity that does not exist. */
export const wrongIdentity: Lesson<'wrong_identity'> = {
  key: 'wrong_identity',
  *repairs(at) {
    if (!isFree(at) || isEquation(at)) return
    for (const { syntax, written, meant } of everywhere(at.wrong, plainer))
      yield { syntax, values: { written, meant } }
    if (at.target && !isOfFunctions(at)) return
    for (const { syntax, written, meant } of everywhere(at.wrong, nearby))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: SIGMOID,
    wrong: "sigma'(x) = sigma(x)*(1 - sigma(-x))",
    right: "sigma'(x) = sigma(x)*(1 - sigma(x))",
    alike: { network: SIGMOID, text: "sigma'(x) = sigma(x)*sigma(-x)" },
  },
}

/** No derivative of one value by another stands on either side: one is rewritten as the other. */
const isFree = (at: Suspect): boolean =>
  [...nodes(at.wrong), ...nodes(at.other)].every(
    ({ kind }) => kind !== 'derivative' && kind !== 'differential',
  )

/** A value of the network set equal to something: no identity. */
const isEquation = ({ graph, other }: Suspect): boolean =>
  other.kind === 'name' && graph.equations.some(({ name }) => name === other.name)

/** `f(x)` for `f(-x)` */
const plainer = (part: Syntax): readonly Syntax[] => {
  if (part.kind !== 'call' || part.args[0]?.kind !== 'negation') return []
  const { span: _, ...bare } = part
  return [{ ...bare, args: [part.args[0].arg, ...part.args.slice(1)] }]
}

/** What is close to a part. */
function* nearby(part: Syntax): Iterable<Syntax> {
  if (part.kind === 'call') yield* aboutCall(part, part.args[0])
  if (part.kind === 'infix') yield* aboutInfix(part)
  if (part.kind === 'negation') yield part.arg
  if (part.kind === 'negation') yield infix('-', numeral(1), part.arg)
}

function* aboutCall(call: Syntax & { readonly kind: 'call' }, arg?: Syntax): Iterable<Syntax> {
  const { span: _, ...bare } = call
  if (!arg) return
  const withArg = (next: Syntax): Syntax => ({ ...bare, args: [next, ...call.args.slice(1)] })
  yield withArg(opposite(arg))
  yield withArg(product([numeral(2), ...factorsOf(arg)]))
  yield withArg(infix('/', arg, numeral(2)))
  const [first] = factorsOf(arg)
  if (first?.kind === 'numeral') yield withArg(product(factorsOf(arg).slice(1)))
  yield opposite(call)
  yield infix('-', numeral(1), call)
  yield square(call)
  yield times(numeral(2), call)
}

function* aboutInfix(part: Syntax & { readonly kind: 'infix' }): Iterable<Syntax> {
  const { sign, left, right } = part
  if (sign === '+') yield* [infix('-', left, right), right, left]
  if (sign === '-') yield* [infix('+', left, right), infix('-', right, left), right]
  if (sign === '^' || sign === '.^') yield left
}
