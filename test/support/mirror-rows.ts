/** The rows of all displays: whole chains, in a form in which only what the documents leave open is undone. */
export const rowsOf = (latex: string): readonly string[] =>
  displaysIn(latex)
    .flatMap(display => joined(cut(inner(display))))
    .map(normalRow)

/** Without comments; every formula between `\[` and `\]`. */
const displaysIn = (latex: string): readonly string[] => {
  const bare = latex.replace(/^%.*$/gm, '')
  return [...bare.matchAll(/\\\[([\s\S]*?)\\\]/g)].map(([, inside = '']) => inside.trim())
}

const inner = (display: string): string =>
  /^(?:[\s\S]*?\\left\\\{\s*)?\\begin\{aligned\}([\s\S]*)\\end\{aligned\}(?:\s*\\right\.)?$/.exec(
    display,
  )?.[1] ?? display

/** At `\\` outside of every environment. */
const cut = (text: string): readonly string[] => {
  const rows = ['']
  let depth = 0
  for (const [part] of text.matchAll(/\\begin\{\w+\}(?:\{\w+\})?|\\end\{\w+\}|\\\\|\\.|[^\\]+/g)) {
    if (part.startsWith('\\begin')) depth++
    if (part.startsWith('\\end')) depth--
    if (part === '\\\\' && depth === 0) rows.push('')
    else rows[rows.length - 1] += depth === 0 ? part.replace(/&/g, ' & ') : part
  }
  return rows.filter(row => row.trim() !== '')
}

/** A row without a head goes on with the one before. */
const joined = (rows: readonly string[]): readonly string[] => {
  const all: string[] = []
  for (const row of rows) {
    const isRemark = /^\s*&\s*\\text/.test(row)
    if (row.trim().startsWith('&') && all.length > 0 && !isRemark) all[all.length - 1] += row
    else all.push(row)
  }
  return all.map(row => row.replace(/ & /g, ' ').replace(/\\quad/g, ' '))
}

/** Members apart, so that a difference is easy to find. */
const normalRow = (row: string): string => splitMembers(row).map(normal).join(' = ')

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
