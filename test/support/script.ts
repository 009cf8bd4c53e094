import type { Graph } from '../../src/core/graph.ts'
import type { Member, Script } from '../../src/core/script.ts'
import type { Span, Syntax } from '../../src/core/syntax.ts'
import type { Format } from '../../src/read/format.ts'
import { readScript } from '../../src/read/script.ts'
import { printText } from '../../src/render/text.ts'
import { networkOf } from './network.ts'

/** A network that has the names of most derivations. */
export const NETWORK: Graph = networkOf(
  'input x : vector(n); label y : vector(m); W : matrix(m, n); b : vector(m); z = W*x + b; L = (z - y)^2',
)

/** The chains of a derivation, one a line: `2:1 p | 2:3 = | 2:6 Vx + v`. */
export const chainsOf = async (
  text: string,
  format: Exclude<Format, 'text'>,
  lines?: { readonly from: number; readonly to: number },
): Promise<string> =>
  written(await readScript(text, { format, graph: NETWORK, ...(lines && { lines }) }))

export const written = (script: Script): string =>
  script.chains
    .map(({ members, signs }) =>
      members
        .flatMap((member, n) => [
          ...(n > 0 ? [signOf(script, signs[n - 1] as (typeof signs)[number])] : []),
          `${placeOf(script, member.span)} ${memberOf(member)}`,
        ])
        .join(' | '),
    )
    .join('\n')

const signOf = (script: Script, sign: Script['chains'][number]['signs'][number]): string => {
  const text = sign.kind === 'define' ? ':=' : '='
  return `${placeOf(script, sign.span)} ${text}${sign.reason ? ` {${sign.reason}}` : ''}`
}

/** Codes that are not of the formula itself. */
const OWN = /^(?:latex|macros|member|row|conditional)/

const memberOf = (member: Member): string => {
  if (member.kind === 'dots') return `… ${member.text}`
  if (member.kind === 'listing') return `{} ${member.text}`
  if (member.kind === 'formula') return caseOf(member.readings[0]) + member.text
  const code = member.kind === 'unread' && OWN.test(member.problem.code) ? member.problem.code : ''
  return [code && `!${code}`, member.text].filter(Boolean).join(' ')
}

/** The bracket that says in which case a formula stands. */
const caseOf = (reading: Syntax | undefined): string => {
  if (reading?.kind !== 'infix' || reading.left.span) return ''
  const { left } = reading
  const isFactor = left.kind === 'iverson' || (left.kind === 'infix' && left.sign === '-')
  return isFactor ? `[${printText(left)}] ` : ''
}

const placeOf = (script: Script, { start }: Span): string => {
  const { line, column, cell } = script.place(start)
  return `${cell === undefined ? '' : `[${cell}]`}${line}:${column}`
}

/** How many equalities a derivation has. */
export const countOf = (script: Script): number =>
  script.chains.reduce((sum, { signs }) => sum + signs.length, 0)
