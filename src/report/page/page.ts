import { composeWith } from '../../render/article/compose.ts'
import type { Printer } from '../formats.ts'
import { styledPage } from '../grade/html-page.ts'
import { html } from '../grade/html-text.ts'
import { blockHtml } from './blocks.ts'
import { chainSteps } from './chain.ts'
import { fontRules } from './fonts.ts'
import { newPress } from './press.ts'
import { PAGE_STYLE } from './style.ts'

/** One page that needs nothing besides: formulas, fonts and the picture are inside. */
export const printPage: Printer = async sheet => {
  const { STYLE, FONTS } = await import('#katex')
  const { language } = sheet
  const said = await language.page()
  const press = newPress()
  const article = composeWith(sheet, said, chainSteps)
  const title = article.title ?? said.headings.gradients
  const setting = { press, said, language }
  const body = [
    `<h1>${html(title)}</h1>`,
    ...article.blocks.map(block => blockHtml(block, setting)),
  ]
  const style = [fontRules(body.join(''), FONTS), STYLE, PAGE_STYLE, press.rules()].join('\n')
  const head = { lang: language.name, title, style, hash: await hashOf(style) }
  return styledPage({ ...head, allowed: 'font-src data:; ' }, body)
}

/** SHA-256 as policies write it. */
const hashOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}
