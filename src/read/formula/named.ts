import { syntaxKey } from '../../core/key.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Context } from './context.ts'

/** The name or the entry that an expression is: `P(x_l)` is an entry of y where `y = softmax(x)`. */
export const named = (context: Context, syntax: Syntax): Syntax | undefined => {
  if (syntax.kind === 'name' || syntax.kind === 'layered') return syntax
  const { span } = syntax
  if (syntax.kind === 'indexed') {
    const base = named(context, syntax.base)
    return base && { ...syntax, base }
  }
  const key = syntaxKey(syntax)
  const { equations } = context.symbols.graph
  const equation = equations.find(
    e => e.syntax.letters.length === 0 && syntaxKey(e.syntax.body) === key,
  )
  return equation && { kind: 'name', name: equation.name, ...(span && { span }) }
}
