import { compose } from '../render/article/compose.ts'
import { articleMarkdown } from '../render/article/markdown.ts'
import type { Printer } from './formats.ts'

/** The notes in Markdown. */
export const printMarkdown: Printer = async sheet =>
  articleMarkdown(compose(sheet, await sheet.language.page()))
