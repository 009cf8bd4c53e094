import { normalRow } from './mirror-normal.ts'

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
