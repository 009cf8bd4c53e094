import { visible } from './escape.ts'
import type { Messages } from './messages.ts'

/** A template with its values put in, each on one line and not longer than `most`. */
export const fill = (
  template: string,
  values: Readonly<Record<string, string>>,
  messages: Messages,
  most = MOST,
): string =>
  template.replace(/\{(\w+)(?::(kinds|types))?\}/g, (whole, name: string, as?: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return whole
    if (as === 'kinds') return kindsText(value.split(' '), messages)
    return short(as === 'types' ? typesText(value.split(' | '), messages) : value, most)
  })

const MOST = 120

const short = (value: string, most: number): string => {
  const letters = [...value.replace(/\s+/gu, ' ')].map(visible)
  return (letters.length > most ? [...letters.slice(0, most), '…'] : letters).join('')
}

/** `a name, a number or '('` */
const kindsText = (kinds: readonly string[], { kinds: words, phrases }: Messages): string =>
  phrases.or(
    kinds.map(kind =>
      Object.hasOwn(words, kind) ? words[kind as keyof typeof words] : `\`${kind}\``,
    ),
  )

/** `vector(n), any shape or 2 arguments of one shape` */
const typesText = (types: readonly string[], { phrases }: Messages): string =>
  phrases.or(
    types.map(type => {
      const [, count] = /^same (\d+)$/.exec(type) ?? []
      return count === undefined
        ? type.replace(/\bany\b/g, phrases.anyShape)
        : phrases.same(Number(count))
    }),
  )
