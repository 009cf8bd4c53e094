import { nestOf } from './nest.ts'
import type { Token } from './token.ts'

/** What stands between signs of relation outside all brackets, and these. */
export interface Segments {
  readonly members: readonly (readonly Token[])[]
  readonly signs: readonly Token[]
}

export const segmentsOf = (tokens: readonly Token[]): Segments => {
  const { depth } = nestOf(tokens)
  const signs: Token[] = []
  const members: Token[][] = [[]]
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'sign' && depth[at] === 0) {
      signs.push(token)
      members.push([])
    } else members.at(-1)?.push(token)
  }
  return { members, signs }
}
