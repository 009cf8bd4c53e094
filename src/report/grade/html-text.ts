import { visible } from '../../render/escape.ts'

/** Text of a person inside an element or an attribute of HTML: it opens no tag and ends no quote. */
export const html = (text: string): string =>
  [...text.replace(/\s+/gu, ' ')]
    .map(letter => (JOINERS.test(letter) ? letter : visible(letter)))
    .join('')
    .replace(/[&<>"'`]/g, sign => `&#${sign.charCodeAt(0)};`)

/** Invisible letters that words of some scripts need. */
const JOINERS = /^[\u200C\u200D]/

/** A name or a path, whose direction of writing does not reach beyond it. */
export const isolated = (text: string): string => `<bdi>${html(text.trim() || '–')}</bdi>`

export const codeOf = (text: string): string => `<code>${html(text)}</code>`

/** The Markdown of feedback as HTML: headings, lists, fenced code, paragraphs, code and strong; all else is text. */
export const feedbackHtml = (markdown: string): string => {
  const parts = markdown.split(/^(```+|~~~+)[^\n]*\n([\s\S]*?)(?:^\1[^\n]*$|(?![\s\S]))/m)
  return parts
    .map((part, n) => {
      if (n % 3 === 1) return ''
      return n % 3 === 2 ? `<pre><code>${preformatted(part)}</code></pre>` : blocksOf(part)
    })
    .filter(block => block !== '')
    .join('\n')
}

const preformatted = (text: string): string =>
  text.replace(/\n$/, '').split('\n').map(html).join('\n')

const blocksOf = (text: string): string =>
  text
    .split(/\n[ \t]*\n/)
    .flatMap(block => runsOf(block.split('\n').filter(line => line.trim() !== '')))
    .join('\n')

/** Lines of one kind, one after the other: a heading, items of a list, or a paragraph. */
const runsOf = (lines: readonly string[]): readonly string[] => {
  const [first, ...rest] = lines
  if (first === undefined) return []
  const heading = /^#{1,6}\s+(.*)$/.exec(first)
  if (heading) return [`<h3>${inline(heading[1] ?? '')}</h3>`, ...runsOf(rest)]
  const isItem = ITEM.test(first)
  const end = lines.findIndex((line, n) => n > 0 && /^#{1,6}\s/.test(line) === true)
  const other = lines.findIndex((line, n) => n > 0 && !isItem && ITEM.test(line))
  const stop = Math.min(...[end, other].map(at => (at < 0 ? lines.length : at)))
  const run = lines.slice(0, stop)
  return [isItem ? listOf(run) : `<p>${inline(run.join(' '))}</p>`, ...runsOf(lines.slice(stop))]
}

const ITEM = /^\s*[-*] /

/** What does not start with a sign goes on with the item before it. */
const listOf = (lines: readonly string[]): string => {
  const items: string[] = []
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return `<ul>${items.map(item => `<li>${inline(item)}</li>`).join('')}</ul>`
}

/** Code spans first: nothing inside them is a sign. */
export const inline = (text: string): string =>
  text
    .split(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/s)
    .map((part, n) => {
      if (n % 3 === 1) return ''
      return n % 3 === 2 ? codeOf(part.replace(/^ (?=`)|(?<=`) $/g, '')) : strong(part)
    })
    .join('')

const strong = (text: string): string =>
  html(text.replace(/\\([!-/:-@[-`{-~])/g, '$1')).replace(
    /\*\*(?=\S)([^*]+?)\*\*/g,
    '<strong>$1</strong>',
  )
