import type { Verdict } from '../../core/finding.ts'
import type { Inlines } from '../../render/article/article.ts'
import type { Language } from '../../render/lang.ts'
import type { PageWords } from '../../render/page-words.ts'
import { printSvg } from '../../render/picture/svg.ts'
import { MARKS } from '../../render/rows.ts'
import { tableHtml } from '../grade/html-page.ts'
import { html } from '../grade/html-text.ts'
import type { ChainBlock, PageBlock, Piece, StepRow } from './chain.ts'
import type { Press } from './press.ts'

/** All that blocks are set with. */
export interface Setting {
  readonly press: Press
  readonly said: PageWords
  readonly language: Language
}

/** One block as HTML. */
export const blockHtml = (block: PageBlock, setting: Setting): string => {
  const { press } = setting
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level + 1}`
      return `<${tag}>${inlines(block.text, press)}</${tag}>`
    }
    case 'paragraph':
      return `<p>${inlines(block.text, press)}</p>`
    case 'display':
      return `<div class="formula" tabindex="0" role="group">${press.display(block.tex)}</div>`
    case 'list':
      return `<ul class="legend">${block.items.map(item => `<li>${inlines(item, press)}</li>`).join('')}</ul>`
    case 'table':
      return tableHtml(
        block.head.join(', '),
        block.head.map((head, n) => ({
          head,
          ...(isNumber(block.rows, n) && { kind: 'number' as const }),
        })),
        block.rows.map(row => row.map(cell => inlines(cell, press, press.step))),
      )
    case 'picture':
      return `<figure class="formula" tabindex="0" role="group" aria-label="${html(block.said.title)}">${printSvg(block.picture, block.said)}</figure>`
    case 'chain':
      return chainHtml(block, setting)
  }
}

/** True of a column of figures. */
const isNumber = (rows: readonly (readonly Inlines[])[], n: number): boolean =>
  n > 0 &&
  rows.every(row => row[n]?.every(one => one.kind === 'text' && /^[\d.e−+-]+$/.test(one.text)))

const inlines = (all: Inlines, press: Press, set = press.inline): string =>
  all.map(one => (one.kind === 'text' ? words(one.text) : set(one.tex))).join('')

/** The blanks at both ends stay. */
const words = (text: string): string => {
  const [, before = '', after = ''] = /^(\s*)[\s\S]*?(\s*)$/.exec(text) ?? []
  return `${before && ' '}${html(text.trim())}${after && ' '}`
}

const chainHtml = (chain: ChainBlock, setting: Setting): string => {
  const { press, language } = setting
  const { head, places, opening, steps, caption } = chain
  const [before = '', after = ''] = language.places('\u0000').split('\u0000')
  const range =
    places === undefined
      ? ''
      : ` <span class="soft">${words(` ${before}`)}${press.inline(places)}${words(after)}</span>`
  return [
    `<section class="chain"><h3>${press.step(head)}${range}</h3>`,
    opening ? `<p class="soft">${pieces(opening, press)}</p>` : '',
    steps.length === 0 ? '' : `<ol>${steps.map(step => stepHtml(step, setting)).join('\n')}</ol>`,
    caption === undefined ? '' : `<p class="soft">${html(caption)}</p>`,
    '</section>',
  ].join('')
}

const stepHtml = ({ tex, rule, verdict, sentence }: StepRow, { press, said }: Setting): string =>
  [
    `<li><div class="formula" tabindex="0" role="group">${press.step(tex)}</div>`,
    `<div class="rule"><span class="${LOOKS[verdict]}" role="img" aria-label="${html(said[NAMES[verdict]])}" title="${html(said[NAMES[verdict]])}">${SIGNS[verdict]}</span> ${html(rule)}</div>`,
    sentence ? `<p class="soft">${pieces(sentence, press)}</p>` : '',
    '</li>',
  ].join('')

const pieces = (all: readonly Piece[], press: Press): string =>
  all.map(one => ('tex' in one ? press.inline(one.tex) : words(one.words))).join('')

const LOOKS: Readonly<Record<Verdict, string>> = {
  proved: 'good',
  tested: 'good',
  undecided: 'doubt',
  failed: 'bad',
}
const NAMES = {
  proved: 'proved',
  tested: 'tested',
  undecided: 'undecided',
  failed: 'refuted',
} as const
const SIGNS: Readonly<Record<Verdict, string>> = { ...MARKS, undecided: '?', failed: '✗' }
