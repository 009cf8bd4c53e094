/**
 * The text of a stranger's file, with `\n` at the ends of lines, or undefined where it is none: UTF-8, or UTF-16
 * behind a mark of byte order. What is no character becomes U+FFFD, which no formula is read with.
 */
export const textIn = (bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n')
}

const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Halves of characters that stand alone, as JSON may hold them, become U+FFFD. */
export const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
