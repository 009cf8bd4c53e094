import { numeral, sameSyntax } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { HALF, straight } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { stepsFrom } from '../network.ts'
import { LEAST_SQUARES } from '../networks.ts'
import { factorsOf, nodes } from '../rewrite.ts'
import { scaled } from '../scale.ts'
import type { Suspect } from '../suspect.ts'

/** `XᵀXβ` for `2XᵀXβ`, the gradient of `βᵀXᵀXβ`. */
export const quadraticFormMissing2: Lesson<'quadratic_form_missing_2'> = {
  key: 'quadratic_form_missing_2',
  *repairs(at) {
    const { wrong, target } = at
    const isOfForm = derived(at).some(body => hasForm(body, target?.by))
    for (const { syntax, written } of scaled(wrong, numeral(2), HALF)) {
      const isOwn = written !== wrong && isGram(written, target?.by)
      if (isOfForm || isOwn) yield { syntax, values: {} }
    }
  },
  example: {
    network: LEAST_SQUARES,
    wrong: "∂(beta'*X'*X*beta)/∂beta = X'*X*beta",
    right: "∂(beta'*X'*X*beta)/∂beta = 2*X'*X*beta",
    alike: { network: "A : matrix(n, n); a : vector(n); L = a'*A*beta", text: "∂L/∂beta = A'*a" },
  },
}

/** What is derived: the expression itself, or the equations that mention the variable. */
const derived = ({ target, graph }: Suspect): readonly Syntax[] => {
  if (!target) return []
  if (target.of.kind !== 'name') return [target.of]
  return stepsFrom(graph, target.by, target.of.name).map(step => step.syntax.body)
}

/** `XᵀX β`, where a form was multiplied out: one summand whose 2 is lost. */
const isGram = (summand: Syntax, by: string | undefined): boolean => {
  const [first, second, last] = factorsOf(summand).slice(-3)
  const isTwice = first?.kind === 'transposition' && second && sameSyntax(straight(first), second)
  return isTwice === true && last?.kind === 'name' && last.name === by
}

/** `xᵀ … x` with something in between. */
const hasForm = (body: Syntax, by: string | undefined): boolean =>
  [...nodes(body)].some(node => {
    const factors = factorsOf(node)
    const [first, last] = [factors.find(one => one.kind === 'transposition'), factors.at(-1)]
    if (!first || !last || first === last) return false
    const between = factors.indexOf(last) - factors.indexOf(first)
    return (
      between > 1 && sameSyntax(straight(first), last) && last.kind === 'name' && last.name === by
    )
  })
