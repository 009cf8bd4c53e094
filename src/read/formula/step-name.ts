import { stepName } from '../../core/step-name.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, type Cursor, cursorOf, peek, placed } from './context.ts'
import { isBare } from './piece.ts'
import type { Found } from './resolve.ts'
import type { Symbols } from './symbols.ts'

/** `\Delta w`, `\Delta W_{ji}`: by how much a step of descent moves what the network is given. */
export const stepNamed = (context: Context, cursor: Cursor, found: Found): Syntax | undefined => {
  const [sign, next] = [peek(cursor), peek(cursor, 1)]
  if (found.kind !== 'unknown' || sign?.kind !== 'letter' || sign.name !== 'Delta') return undefined
  if (!isBare(sign) || (next?.kind !== 'letter' && next?.kind !== 'word')) return undefined
  const at = placed(context, [...sign.nodes, ...next.nodes])
  const made = moved(context.symbols, context.read.factor(context, cursorOf([next])), at)
  if (made) cursor.at += 2
  return made
}

/** The same with the name of its step. */
const moved = (
  symbols: Symbols,
  syntax: Syntax,
  at: ReturnType<typeof placed>,
): Syntax | undefined => {
  if (syntax.kind === 'name' || syntax.kind === 'layered')
    return isGiven(symbols, syntax.name)
      ? { ...syntax, name: stepName(syntax.name), ...at }
      : undefined
  if (syntax.kind === 'transposition') {
    const arg = moved(symbols, syntax.arg, at)
    return arg && { ...syntax, arg, ...at }
  }
  const base = syntax.kind === 'indexed' ? moved(symbols, syntax.base, at) : undefined
  return base && { ...(syntax as Extract<Syntax, { kind: 'indexed' }>), base, ...at }
}

const isGiven = ({ graph }: Symbols, name: string): boolean =>
  graph.leaves.some(leaf => leaf.name === name && leaf.index === undefined) ||
  graph.families.some(family => family.name === name && family.equation === undefined)
