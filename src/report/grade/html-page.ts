import { STYLE, STYLE_HASH } from './html-style.ts'
import { html } from './html-text.ts'

/** One self-contained page of a class. `body` is HTML. */
export const pageOf = (lang: string, title: string, body: readonly string[]): string =>
  styledPage({ lang, title, style: STYLE, hash: STYLE_HASH }, body)

export interface PageHead {
  readonly lang: string
  readonly title: string
  readonly style: string
  /** Of the style, as policies write it. */
  readonly hash: string
  /** What the policy allows besides, each with a semicolon and a space behind it. */
  readonly allowed?: string
}

/** Nothing is loaded, nothing runs, nothing is sent; only the style of that hash has an effect. */
export const styledPage = (
  { lang, title, style, hash, allowed = '' }: PageHead,
  body: readonly string[],
): string =>
  `<!DOCTYPE html>
<html lang="${html(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash}'; ${allowed}base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${html(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body.filter(part => part !== '').join('\n')}
</main>
</body>
</html>
`

/** A column: its heading, and how its cells stand. */
export interface Column {
  readonly head: string
  readonly kind?: 'name' | 'number' | 'grow'
}

/** A table whose cells are HTML; the first of each row is its heading. `caption` says what it is. */
export const tableHtml = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string => {
  if (rows.length === 0) return ''
  const attribute = ({ kind }: Column) => (kind === undefined ? '' : ` class="${kind}"`)
  const head = columns.map(one =>
    one.head === '' ? '<td></td>' : `<th scope="col"${attribute(one)}>${html(one.head)}</th>`,
  )
  const body = rows.map(row => {
    const cells = columns.map((one, n) =>
      n === 0
        ? `<th scope="row"${attribute(one)}>${row[n] ?? ''}</th>`
        : `<td${attribute(one)}>${row[n] ?? ''}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="wide" role="region" tabindex="0" aria-label="${html(caption)}"><table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`
}

/** A bar of a length from 0 to 1; the number stands beside it. */
export const barHtml = (share: number): string => {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
  return `<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="1"></rect></svg>`
}

export const sectionHtml = (heading: string, body: string): string =>
  body === '' ? '' : `<section>\n<h2>${html(heading)}</h2>\n${body}\n</section>`
