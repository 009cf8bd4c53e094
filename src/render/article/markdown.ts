import { oneLine } from '../escape.ts'
import { printMermaid } from '../picture/mermaid.ts'
import type { Article, Block, Inline, Inlines, Table } from './article.ts'

/** An article in Markdown as GitHub and Pandoc read it. */
export const articleMarkdown = ({ title, blocks }: Article): string => {
  const head = title === undefined ? [] : [`# ${escapeMarkdown(title)}`]
  return `${[...head, ...blocks.map(blockMarkdown)].filter(text => text !== '').join('\n\n')}\n`
}

/** One block; empty where Markdown has nothing for it. */
export const blockMarkdown = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${inlines(block.text)}`
    case 'paragraph':
      return inlines(block.text)
    case 'display':
      return `$$\n${unlisted(guarded(block.tex))}\n$$`
    case 'list':
      return block.items.map(item => `- ${inlines(item)}`).join('\n')
    case 'table':
      return table(block)
    case 'picture':
      return `\`\`\`mermaid\n${printMermaid(block.picture, block.said)}\n\`\`\``
  }
}

const table = ({ head, rows }: Table): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head.map(escapeMarkdown)),
    line(head.map(() => '---')),
    ...rows.map(row => line(row.map(inlines))),
  ].join('\n')
}

const inlines = (all: Inlines): string => all.map(inline).join('')

const inline = (one: Inline): string =>
  one.kind === 'text'
    ? escapeMarkdown(one.text)
    : `$${guarded(one.tex).replace(/\\\|/g, '\\Vert ').replaceAll('|', '\\vert ').trim()}$`

/** Braces by name: GitHub takes a backslash before a sign for Markdown's own. */
const guarded = (tex: string): string =>
  tex.replace(/\\([{}])/g, (_, brace: string) => (brace === '{' ? '\\lbrace ' : '\\rbrace '))

/** What stands alone in a line must not begin a list, a heading or a quotation. */
const unlisted = (tex: string): string => tex.replace(/^\s*(?=(?:[-+*#>=]|\d+[.)])\s)/, '{}')

/** Words of a person: no sign in them means anything to Markdown. */
export const escapeMarkdown = (text: string): string =>
  spaced(text)
    .replace(/[\\`*_[\]{}<>|$~^&#@]/g, '\\$&')
    .replace(/^([-+=]|\d+(?=[.)](?:\s|$)))/, (start: string) => marked(start))
    .replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&')

/** One line; the spaces around it stay. */
const spaced = (text: string): string => {
  const [, before = '', after = ''] = /^(\s*)[\s\S]*?(\s*)$/.exec(text) ?? []
  return `${before && ' '}${oneLine(text)}${after && ' '}`
}

/** What would begin a list or underline a heading. */
const marked = (start: string): string => (/\d/.test(start) ? `${start}\\` : `\\${start}`)
