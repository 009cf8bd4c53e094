import { captionOf } from './caption.ts'
import type { Chain } from './layout.ts'
import type { Sheet } from './sheet.ts'

/** What is said below a chain: the style's own caption of what it ends in, else that of the language. */
export const captionIn = (
  { members, isFirst }: Chain,
  { style, language }: Pick<Sheet, 'style' | 'language'>,
): string | undefined => {
  const last = members.at(-1)
  const caption = style.hasCaptions && isFirst && last ? captionOf(last.step.form) : undefined
  if (!caption) return undefined
  const { [language.name]: ofLanguage, '': ofAny } = style.captions ?? {}
  return ofLanguage?.[caption] ?? ofAny?.[caption] ?? language.captions[caption]
}
