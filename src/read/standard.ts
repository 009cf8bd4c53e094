import type { TexParser } from './katex.ts'

/** Tells the commands of LaTeX, which keep their meaning whatever a file says. */
export const isStandard = (parse: TexParser): ((command: string) => boolean) => {
  const known = new Map<string, boolean>()
  return command => {
    const found = known.get(command) ?? (!FREE.has(command) && isCommand(parse, command))
    known.set(command, found)
    return found
  }
}

const isCommand = (parse: TexParser, command: string): boolean => {
  if (LAYOUT.has(command)) return true
  const tree = parse(command)
  return tree.kind === 'tree' || tree.message !== `Undefined control sequence: ${command}`
}

/** Commands of layout that KaTeX does not know. */
const LAYOUT: ReadonlySet<string> = new Set([
  ...[
    '\\begin',
    '\\end',
    '\\left',
    '\\right',
    '\\label',
    '\\tag',
    '\\nonumber',
    '\\notag',
    '\\mbox',
  ],
  ...['\\intertext', '\\ensuremath', '\\item', '\\section', '\\left', '\\par'],
])

/** Accents of text, marks of text, and what KaTeX has beyond LaTeX: authors may name them. */
const FREE: ReadonlySet<string> = new Set([
  ...['\\v', '\\u', '\\r', '\\c', '\\H', '\\b', '\\d', '\\t', '\\k', '\\i', '\\j', '\\o', '\\O'],
  ...['\\P', '\\S', '\\L', '\\l', '\\aa', '\\AA', '\\ae', '\\AE', '\\ss', '\\dag', '\\copyright'],
  ...['\\R', '\\N', '\\Z', '\\C', '\\Q', '\\Reals', '\\reals', '\\Complex', '\\cnums', '\\natnums'],
  ...['\\argmax', '\\argmin', '\\plim', '\\bra', '\\ket', '\\braket', '\\Bra', '\\Ket', '\\set'],
  ...['\\Set', '\\sdot', '\\image', '\\real', '\\empty', '\\exist', '\\sub', '\\sup', '\\lang'],
  ...['\\rang', '\\ang', '\\part', '\\thetasym', '\\weierp', '\\isin', '\\infin', '\\alef'],
  ...['\\bold', '\\Bbb', '\\frak', '\\pmb', '\\minuso', '\\ratio', '\\dd', '\\darr', '\\larr'],
])
