import { optionAt } from '../arguments.ts'
import type { Token } from '../token.ts'
import { each, type Rewriting, rewrite, without } from './rewrite.ts'

/** Labels, numbers, references and marks of layout say nothing of the formula. */
export const dropNotes = (tokens: readonly Token[]): readonly Token[] => rewrite(tokens, NOTES)

/** Sizes and styles of letters that hold for the rest of a group. */
export const dropSwitches = (tokens: readonly Token[]): readonly Token[] =>
  rewrite(tokens, SWITCHES)

/** `{}` where it is neither an argument nor the base of a script. */
export const dropEmptyGroups = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter((_, at) => !isEmptyGroup(tokens, at) && !isEmptyGroup(tokens, at - 1))

/** The rest of the row. */
const number: Rewriting = (tokens, at) => {
  let next = at + 1
  while (next < tokens.length && !/^\\(?:\\|end)$/.test(tokens[next]?.text ?? '')) next++
  return { tokens: [], next }
}

/** `\displaybreak[1]` */
const withOption: Rewriting = (tokens, at) => ({
  tokens: [],
  next: optionAt(tokens, at + 1)?.next ?? at + 1,
})

const NOTES = new Map<string, Rewriting>([
  ...each(
    '\\nonumber \\notag \\qedhere \\noindent \\hline \\toprule \\midrule \\bottomrule \\par \\bigskip \\medskip \\smallskip \\centering \\footnotemark \\allowbreak \\nobreak \\relax \\protect \\strut \\mathstrut \\leavevmode \\noalign \\IEEEyesnumber \\IEEEnonumber \\IEEEyessubnumber \\yesnumber',
    without(0),
  ),
  ...each('\\displaybreak \\linebreak \\pagebreak \\nolinebreak \\allowdisplaybreaks', withOption),
  ...each(
    '\\label \\tag \\cite \\citep \\citet \\footnote \\vspace \\phantom \\hphantom \\vphantom \\require \\cline \\usepackage \\marginnote',
    without(1),
  ),
  ...each('\\setlength \\definecolor \\setcounter \\addtolength', without(2)),
  ...each('\\eqno \\leqno', number),
])

const SWITCHES = new Map<string, Rewriting>(
  each(
    '\\displaystyle \\textstyle \\scriptstyle \\scriptscriptstyle \\tiny \\scriptsize \\footnotesize \\small \\normalsize \\large \\Large \\LARGE \\huge \\Huge \\boldmath \\unboldmath \\limits \\nolimits',
    without(0),
  ),
)

const isEmptyGroup = (tokens: readonly Token[], at: number): boolean => {
  if (tokens[at]?.text !== '{' || tokens[at + 1]?.text !== '}') return false
  return !TAKES.test(tokens[at - 1]?.text ?? '') && !/^[_^]$/.test(tokens[at + 2]?.text ?? '')
}

/** What may take the group as its argument. */
const TAKES = /^(?:\\[A-Za-z@]+|[_^}\]])$/
