/** The parts of the notes that are compared: rows of the network, the head of the brace, rows of chains. */
export interface Notes {
  readonly network: readonly string[]
  readonly head: string
  readonly chains: readonly string[]
}

/** The notes in printed LaTeX. */
export const notesIn = (latex: string): Notes => {
  const displays = [...latex.matchAll(/\\\[\n([\s\S]*?)\n\\\]/g)]
    .map(([, inside = '']) => inside)
    .filter(inside => inside.includes('{aligned}'))
  const last = displays.at(-1) ?? ''
  const [head = ''] = last.split('\\left\\{')
  return { network: rowsIn(displays[0] ?? ''), head: normal(head), chains: rowsIn(last) }
}

/** The notes of a case file. */
export const notesOf = (text: string): Notes => {
  const [network = '', head = '', chains = ''] = text.split('\n==>\n')
  return { network: rows(network), head: normal(head), chains: rows(chains) }
}

const rowsIn = (display: string): readonly string[] =>
  rows(/\\begin\{aligned\}([\s\S]*)\\end\{aligned\}/.exec(display)?.[1] ?? '')

const rows = (text: string): readonly string[] => text.split('\\\\').map(normalRow)

/** Member by member, so that a difference is easy to find; without gaps between the rows of a column. */
export const normalRow = (row: string): string =>
  splitMembers(row.replace('&', '').replace(/\\\\\[\d+pt\]/g, '\\\\'))
    .map(normal)
    .join(' = ')

/** Parts between equals signs outside braces; what stands above a sign stays with the sign. */
const splitMembers = (row: string): readonly string[] => {
  const parts = ['']
  let depth = 0
  for (const sign of row) {
    if (sign === '{') depth++
    if (sign === '}') depth--
    if (sign === '=' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}

/** Without blanks, `\left` and `\right`, thin spaces, braces around one sign or none, and brackets around the whole. */
const normal = (member: string): string => {
  const bare = member.replace(/\\left(?![a-z])|\\right(?![a-z])\.?|\\[,;]/g, ' ')
  let tokens = (bare.match(/\\[A-Za-z]+|\\.|[^\s]/g) ?? []).join(' ')
  for (let before = ''; before !== tokens; ) {
    before = tokens
    tokens = tokens.replace(/(?<!\\ ?)\{ (\S+) \}/g, '$1').replace(/(?<!\\)\{ \} ?/g, '')
  }
  return withoutBrackets(tokens.trim())
}

const withoutBrackets = (tokens: string): string => {
  const inside = /^\( (.*) \)$/.exec(tokens)?.[1]
  return inside === undefined || !isBalanced(inside) ? tokens : inside
}

const isBalanced = (tokens: string): boolean => {
  let depth = 0
  for (const sign of tokens) {
    if (sign === '(') depth++
    if (sign === ')' && --depth < 0) return false
  }
  return depth === 0
}
