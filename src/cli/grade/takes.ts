/** A command that takes another file in, as `\input{a}`. */
export interface Take {
  readonly start: number
  readonly end: number
  /** As it is written. */
  readonly what: string
}

/** Commands of a LaTeX text that take files in; not those in comments and in text that is shown as it is. */
export const takesIn = (text: string): readonly Take[] => {
  if (!QUICK.test(text)) return []
  const found: Take[] = []
  const tokens = new RegExp(TOKEN, 'g')
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const { shown, bare, named, folder, file } = match.groups ?? {}
    const what = folder === undefined ? (named ?? bare) : join(folder, file ?? '')
    if (shown !== undefined) {
      const end = text.indexOf(`\\end{${shown}}`, tokens.lastIndex)
      if (end < 0) return found
      tokens.lastIndex = end
    } else if (what !== undefined) {
      found.push({ start: match.index, end: tokens.lastIndex, what: what.trim() })
    }
  }
  return found
}

const QUICK = /\\(?:input|include|subfile|import|subimport)/

const TOKEN = [
  String.raw`\\begin\{(?<shown>verbatim\*?|Verbatim|lstlisting|minted|comment)\}`,
  String.raw`\\verb\*?(?<mark>[^a-zA-Z\s*])[^\n]*?\k<mark>`,
  String.raw`\\(?:input|include|subfile|subfileinclude)[ \t]*\{(?<named>[^{}\n]*)\}`,
  String.raw`\\input[ \t]+(?<bare>[^\s{}\\%]+)`,
  String.raw`\\(?:sub)?import\*?[ \t]*\{(?<folder>[^{}\n]*)\}[ \t]*\{(?<file>[^{}\n]*)\}`,
  String.raw`\\[\s\S]`,
  '%[^\\n]*',
].join('|')

const join = (folder: string, file: string): string =>
  folder === '' || folder.endsWith('/') ? folder + file : `${folder}/${file}`
