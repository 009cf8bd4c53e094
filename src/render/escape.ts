/** Text of a person inside `\text{…}` or between formulas, for KaTeX as for LaTeX. */
export const escapeTex = (text: string): string =>
  oneLine(text).replace(/[\\{}$&#%_^~"<>|]/g, sign => ESCAPES[sign] ?? sign)

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '"': "''",
  // Letters of another font: the usual one has other signs in their places.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
}

/** Without line breaks and other control characters. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()

/** One letter: control characters, halves of characters and marks of direction would spoil a line. */
export const visible = (letter: string): string =>
  /^[\p{Cc}\p{Cs}\p{Cf}]/u.test(letter) ? (letter === '\t' ? ' ' : '\uFFFD') : letter

/** Text of a person inside XML. */
export const escapeXml = (text: string): string =>
  oneLine(text).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
