/** A part of LaTeX as our printers write it and as forms of names may bring it. */
export type Part =
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'command'; readonly name: string; readonly args: readonly Parts[] }
  | { readonly kind: 'group'; readonly parts: Parts }
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'scripts'
      readonly base: Part | undefined
      readonly primes: number
      readonly below?: Parts
      readonly above?: Parts
    }
  | {
      readonly kind: 'fence'
      readonly left: string
      readonly right: string
      readonly parts: Parts
    }
  | { readonly kind: 'rows'; readonly name: string; readonly rows: readonly (readonly Parts[])[] }
export type Parts = readonly Part[]

/** The parts of LaTeX; what is no LaTeX of ours is read as far as that goes. */
export const treeOf = (tex: string): Parts => readParts({ tokens: tokensOf(tex), at: 0 }, [])

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

const tokensOf = (tex: string): readonly string[] =>
  [...tex.matchAll(TOKEN)].map(([token]) => token).filter(token => token.trim() !== '')

/** Words in `\text{…}` stay whole; a number is one sign. */
const TOKEN =
  /\\(?:text|textbf|textit|mathrm|operatorname)\*?\{(?:\\[A-Za-z]+\{\}|\\.|\$[^$]*\$|[^{}\\])*\}|\\(?:begin|end)\{[A-Za-z]+\*?\}|\\[A-Za-z]+|\\[\s\S]|\d+(?:\.\d+)?|\s+|[\s\S]/gu

/** Up to a token that ends them, which stays. */
const readParts = (reader: Reader, ends: readonly string[]): Parts => {
  const parts: Part[] = []
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at] as string
    if (ends.some(end => token.startsWith(end))) return parts
    if (token === '_' || token === '^' || token === "'")
      parts.push(readScripts(reader, parts.pop()))
    else parts.push(readPart(reader))
  }
  return parts
}

const readPart = (reader: Reader): Part => {
  const token = reader.tokens[reader.at++] ?? ''
  if (token === '{') return { kind: 'group', parts: readGroup(reader) }
  if (token === '\\left') return readFence(reader)
  const [, name] = /^\\begin\{(\w+)\*?\}$/.exec(token) ?? []
  if (name !== undefined) return readRows(reader, name)
  const [, face, text] = /^\\(text\w*|mathrm|operatorname)\*?\{([\s\S]*)\}$/.exec(token) ?? []
  if (face?.startsWith('text')) return { kind: 'words', text: text ?? '' }
  if (face !== undefined)
    return { kind: 'command', name: face, args: [[{ kind: 'words', text: text ?? '' }]] }
  if (/^\\[A-Za-z]+$/.test(token)) return readCommand(reader, token.slice(1))
  return { kind: 'sign', text: token }
}

/** Behind `{`, to its end. */
const readGroup = (reader: Reader): Parts => {
  const parts = readParts(reader, ['}'])
  reader.at++
  return parts
}

const readCommand = (reader: Reader, name: string): Part => {
  const count = ARGUMENTS.get(name) ?? 0
  const args = Array.from({ length: count }, () => readArgument(reader))
  return { kind: 'command', name, args }
}

const readArgument = (reader: Reader): Parts => {
  const part = readPart(reader)
  return part.kind === 'group' ? part.parts : [part]
}

/** How many arguments commands take; other commands take none. */
const ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ...['frac', 'dfrac', 'tfrac', 'stackrel', 'overset', 'underset'].map(name => [name, 2] as const),
  ...['vec', 'hat', 'bar', 'tilde', 'dot', 'ddot', 'widehat', 'widetilde'].map(
    name => [name, 1] as const,
  ),
  ...['overline', 'underline', 'underbrace', 'overbrace', 'sqrt', 'operatorname'].map(
    name => [name, 1] as const,
  ),
  ...['bf', 'rm', 'it', 'cal', 'bb', 'frak', 'sf', 'tt', 'scr'].map(
    face => [`math${face}`, 1] as const,
  ),
  ...['Bigl', 'Bigr', 'boldsymbol', 'bm', 'text', 'textbf', 'textit'].map(
    name => [name, 1] as const,
  ),
])

const readScripts = (reader: Reader, base: Part | undefined): Part => {
  let primes = 0
  const scripts: { below?: Parts; above?: Parts } = {}
  for (;;) {
    const token = reader.tokens[reader.at]
    if (token === "'") {
      primes++
      reader.at++
      continue
    }
    const side = token === '_' ? 'below' : token === '^' ? 'above' : undefined
    if (!side || scripts[side]) return { kind: 'scripts', base, primes, ...scripts }
    reader.at++
    scripts[side] = readArgument(reader)
  }
}

const readFence = (reader: Reader): Part => {
  const left = reader.tokens[reader.at++] ?? '.'
  const parts = readParts(reader, ['\\right'])
  const isClosed = reader.tokens[reader.at] === '\\right'
  if (isClosed) reader.at++
  const right = isClosed ? (reader.tokens[reader.at++] ?? '.') : '.'
  return { kind: 'fence', left, right, parts }
}

/** The cells of each row. */
const readRows = (reader: Reader, name: string): Part => {
  if (name === 'array') readPart(reader)
  const rows: Parts[][] = [[]]
  for (;;) {
    rows.at(-1)?.push(readParts(reader, ['&', '\\\\', '\\end{']))
    const token = reader.tokens[reader.at++]
    if (token === undefined || token.startsWith('\\end')) return { kind: 'rows', name, rows }
    if (token !== '\\\\') continue
    skipGap(reader)
    rows.push([])
  }
}

/** Tokens of `[10pt]`. */
const LONGEST_GAP = 6

/** `[4pt]` behind the end of a row. */
const skipGap = (reader: Reader): void => {
  const next = reader.tokens.slice(reader.at, reader.at + LONGEST_GAP)
  const length = next.indexOf(']') + 1
  if (/^\[\d+pt\]$/.test(next.slice(0, length).join(''))) reader.at += length
}
