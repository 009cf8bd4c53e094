/** A fenced block of a Markdown text: the words after the fence, and the text. */
export interface Block {
  readonly tags: readonly string[]
  readonly text: string
}

/** All fenced blocks of a Markdown text, in order. */
export const blocks = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, tags = '', text = '']) => ({
    tags: tags.split(' '),
    text,
  }))

/**
 * Whether an output is what the text shows: a line `…` stands for any lines,
 * and figures such as `1.1e-16` for any such figure; rounding differs between machines.
 */
export const shows = (shown: string, output: string): boolean => {
  const lines = shown.trim().split('\n').map(asPattern)
  return new RegExp(`^${lines.join('')}$`).test(`${output.trimEnd().replace(/^\n+/, '')}\n`)
}

const asPattern = (line: string): string =>
  line.trim() === '…' ? '(?:.*\\n)*?' : `${literal(line.trimEnd())} *\\n`

const literal = (line: string): string =>
  line
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\d(\\\.\d+)?e-\d+|(?<=error )0/g, '(?:0|\\d(?:\\.\\d+)?e-\\d+)')
