import { visible } from '../../render/escape.ts'
import { bounded } from './bounded.ts'

/** Text of a person inside an element or an attribute of HTML: it opens no tag and ends no quote; of long text the beginning. */
export const html = (text: string): string =>
  [...bounded(text, LONGEST).replace(/\s+/gu, ' ')]
    .map(letter => (JOINERS.test(letter) ? letter : visible(letter)))
    .join('')
    .replace(/[&<>"'`]/g, sign => `&#${sign.charCodeAt(0)};`)

/** Letters that are shown. */
const LONGEST = 2000

/** Invisible letters that words of some scripts need. */
const JOINERS = /^[\u200C\u200D]/

/** A name or a path, whose direction of writing does not reach beyond it. */
export const isolated = (text: string): string => `<bdi>${html(text.trim() || '–')}</bdi>`

export const codeOf = (text: string): string => `<code>${html(text)}</code>`

/** A message: what stands between backticks is code. */
export const inline = (text: string): string =>
  text
    .split(/`([^`]+)`/)
    .map((part, n) => (n % 2 === 1 ? codeOf(part) : html(part)))
    .join('')
