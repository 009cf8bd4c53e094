import { CAPTIONS, type Caption } from '../render/caption.ts'
import type { OwnCaptions, Style } from '../render/style.ts'
import { type Desk, ofOtherType, onlyKeys, tableAt } from '../toml/fields.ts'
import { tell } from '../toml/report.ts'
import { quoted, truth } from './codec.ts'

type Captioned = Pick<Style, 'hasCaptions' | 'captions'>

/** Whether there are captions, and the style's own: for all languages, and for each. */
export const captionsAt = (
  desk: Desk,
  { hasCaptions, captions = {} }: Captioned,
  languages: readonly string[],
): Captioned => {
  const inner = tableAt(desk, 'captions')
  if (!inner) return { hasCaptions, ...(Object.keys(captions).length > 0 && { captions }) }
  onlyKeys(inner, 'captions', [SHOWN, ...CAPTIONS, ...languages])
  const own = new Map(Object.entries(captions))
  own.set('', { ...own.get(''), ...textsIn(inner) })
  for (const language of languages) {
    const table = inner.table.entries.has(language) ? tableAt(inner, language) : undefined
    if (!table) continue
    onlyKeys(table, language, CAPTIONS)
    own.set(language, { ...own.get(language), ...textsIn(table) })
  }
  const found = [...own].filter(([, texts]) => Object.keys(texts).length > 0)
  return {
    hasCaptions: truth.read(inner, SHOWN, hasCaptions)?.value ?? hasCaptions,
    ...(found.length > 0 && { captions: Object.fromEntries(found) }),
  }
}

const SHOWN = 'shown'

/** Captions are words: what they hold is escaped where it is printed. */
const textsIn = (desk: Desk): OwnCaptions => {
  const found = CAPTIONS.flatMap((caption): readonly (readonly [Caption, string])[] => {
    const value = desk.table.entries.get(caption)?.value
    if (!value) return []
    if (value.kind !== 'text') return ofOtherType(desk, caption, value, 'text') ?? []
    if (isLine(value.value)) return [[caption, value.value.trim()]]
    return tell(desk.report, 'style-caption', value.span, { limit: `${MOST}` }) ?? []
  })
  return Object.fromEntries(found)
}

const MOST = 120

/** Printable characters only, none that turns the direction of what stands behind it. */
const isLine = (text: string): boolean =>
  text.trim() !== '' && text.length <= MOST && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)

export const captionsText = (
  { hasCaptions, captions = {} }: Captioned,
  comment: string,
): readonly string[] => [
  '[captions]',
  `# ${comment}`,
  `${SHOWN} = ${truth.write(hasCaptions)}`,
  ...linesOf(captions[''] ?? {}),
  ...Object.entries(captions).flatMap(([language, own]) =>
    language === '' ? [] : ['', `[captions.${language}]`, ...linesOf(own)],
  ),
]

const linesOf = (own: OwnCaptions): readonly string[] =>
  Object.entries(own).map(([caption, text]) => `${caption} = ${quoted(text)}`)
