import { compose } from '../render/article/compose.ts'
import { articleTypst } from '../render/article/typst.ts'
import type { Printer } from './formats.ts'

/** The notes as a document of Typst. */
export const printTypst: Printer = async sheet =>
  articleTypst(compose(sheet, await sheet.language.page()), sheet.language)
