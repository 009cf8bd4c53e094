import type { Span } from '../core/syntax.ts'

/**
 * The parts of a text behind headings, one list for each heading; a part reaches to the next of them. A line
 * is one that has the words alone, or starts with them behind a mark of Markdown or a command of LaTeX. Where
 * several headings fit a line, the longest is meant.
 */
export const partsBehind = (
  source: string,
  headings: readonly string[],
): readonly (readonly Span[])[] => {
  const wanted = headings.map(wordsOf)
  const found = linesOf(source).flatMap(line => {
    const which = headingOf(line.text, wanted)
    return which < 0 ? [] : [{ which, start: line.end, at: line.start }]
  })
  return headings.map((_, n) =>
    found.flatMap(({ which, start }, k) =>
      which === n ? [{ start, end: found[k + 1]?.at ?? source.length }] : [],
    ),
  )
}

interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Longest line that is looked at. */
const LONGEST = 300

const linesOf = (source: string): readonly Line[] => {
  let start = 0
  return source.split(/(?<=\n)/).flatMap(text => {
    const line = { text, start, end: start + text.length }
    start = line.end
    return text.length > LONGEST ? [] : [line]
  })
}

const headingOf = (line: string, wanted: readonly string[]): number => {
  const words = wordsOf(line)
  if (words === '') return -1
  const isMarked = MARK.test(line)
  const fits = wanted.map(heading => {
    const rest = words.startsWith(heading) ? words.slice(heading.length) : undefined
    if (rest === undefined || /^[\p{L}\p{N}]/u.test(rest)) return 0
    return isMarked || !/[\p{L}\p{N}]/u.test(rest) ? heading.length : 0
  })
  const longest = Math.max(...fits)
  return longest > 0 ? fits.indexOf(longest) : -1
}

/** `## `, `**`, `\section*{`, and a comment. */
const MARK = /^\s*(?:#{1,6}\s|\*\*|__|%|\\[a-zA-Z]+\*?\s*[{[])/

const wordsOf = (line: string): string =>
  line
    .normalize('NFKC')
    .replace(/\\[a-zA-Z]+\*?/g, ' ')
    .replace(/[#*_%{}[\]>\\]/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
