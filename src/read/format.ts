/** How a file holds formulas. */
export type Format = 'tex' | 'markdown' | 'notebook' | 'text'

/** The format that a file's name tells, else what its text looks like. */
export const formatOf = (name: string, text: string): Format => {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return ENDINGS.get(ending) ?? formatOfText(text)
}

const ENDINGS = new Map<string, Format>([
  ['tex', 'tex'],
  ['ltx', 'tex'],
  ['latex', 'tex'],
  ['sty', 'tex'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['mdx', 'markdown'],
  ['qmd', 'markdown'],
  ['rmd', 'markdown'],
  ['ipynb', 'notebook'],
  ['txt', 'text'],
])

/** Without a sign of LaTeX a `#` starts a comment of plain chains, no heading. */
const formatOfText = (text: string): Format => {
  const start = text.slice(0, MOST)
  if (/^\s*\{/.test(start) && /"(?:cells|nbformat)"\s*:/.test(text)) return 'notebook'
  if (/\\documentclass|\\begin\s*\{document\}|^%/m.test(start)) return 'tex'
  if (!/\$|\\[[(]|\\begin\s*\{|^(?:```|~~~)/m.test(start)) return 'text'
  if (/^(?:#{1,6} |```|~~~|[-*+] |>)|\$\$|\$[^$\n]+\$/m.test(start)) return 'markdown'
  return /\\\[|\\\(|\\begin\s*\{/.test(start) ? 'tex' : 'text'
}

/** Characters that are looked at. */
const MOST = 20_000
