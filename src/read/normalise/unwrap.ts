import { nestOf } from '../nest.ts'
import type { Token } from '../token.ts'

/** Braces around a whole equation go: `{\displaystyle a = b}`, `\boxed{a = b}`. */
export const openEquations = (tokens: readonly Token[]): readonly Token[] => {
  const { partner } = nestOf(tokens)
  const dropped = new Set<number>()
  for (const [at, end] of partner)
    if (end > at && isEquation(tokens, at, end, partner)) dropped.add(at).add(end)
  return dropped.size === 0 ? tokens : tokens.filter((_, at) => !dropped.has(at))
}

const isEquation = (
  tokens: readonly Token[],
  start: number,
  end: number,
  partner: ReadonlyMap<number, number>,
): boolean => {
  if (tokens[start]?.text !== '{' || isArgument(tokens, start)) return false
  for (let at = start + 1; at < end; at++) {
    if (tokens[at]?.kind === 'sign') return true
    const other = partner.get(at)
    if (other !== undefined && other > at && isArgument(tokens, at)) at = other
  }
  return false
}

/** Behind a command, a script sign or another argument. */
const isArgument = (tokens: readonly Token[], at: number): boolean => {
  let before = at - 1
  while (tokens[before]?.kind === 'space') before--
  const token = tokens[before]
  if (!token) return false
  if (token.kind !== 'command') return /^[_^}\]]$/.test(token.text)
  return /^\\[A-Za-z@]+$/.test(token.text) && !SPACES.has(token.text)
}

const SPACES: ReadonlySet<string> = new Set(['\\quad', '\\qquad', '\\thinspace'])
