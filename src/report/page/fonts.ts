/** The fonts of KaTeX, in base 64 by their names. */
export type Fonts = Readonly<Record<string, string>>

/** `@font-face` of the fonts that a page uses, their files inside. */
export const fontRules = (page: string, fonts: Fonts): string =>
  USED.filter(({ sign }) => sign.test(page))
    .map(({ name }) => faceOf(name, fonts[name]))
    .join('\n')

/** By what is seen in a page whether it uses a font: a class of KaTeX, or a face in a picture. */
const USED: readonly { readonly name: string; readonly sign: RegExp }[] = [
  { name: 'Main-Regular', sign: /katex|class="graph"/ },
  { name: 'Math-Italic', sign: /mathnormal|font-style="italic"/ },
  { name: 'Main-Bold', sign: /mathbf|textbf|font-weight="bold"/ },
  { name: 'Math-BoldItalic', sign: /boldsymbol|font-style="italic" font-weight="bold"/ },
  { name: 'Main-Italic', sign: /mathit|textit/ },
  { name: 'Main-BoldItalic', sign: /textbf[^"]*textit|textit[^"]*textbf/ },
  { name: 'AMS-Regular', sign: /amsrm|mathbb|textbb|[\u2268-\u2300\u25A0-\u25FF]/u },
  { name: 'Size1-Regular', sign: /delimsizing[^"]*size1|delim-size1|small-op/ },
  { name: 'Size2-Regular', sign: /delimsizing[^"]*size2|large-op/ },
  { name: 'Size3-Regular', sign: /delimsizing[^"]*size3/ },
  { name: 'Size4-Regular', sign: /delimsizing[^"]*size4|delim-size4/ },
  { name: 'Caligraphic-Regular', sign: /mathcal/ },
  { name: 'Fraktur-Regular', sign: /mathfrak|textfrak/ },
  { name: 'SansSerif-Regular', sign: /mathsf|textsf/ },
  { name: 'Script-Regular', sign: /mathscr|textscr/ },
  { name: 'Typewriter-Regular', sign: /mathtt|texttt/ },
]

const faceOf = (name: string, data = ''): string => {
  const [family = name, face = ''] = name.split('-')
  const weight = face.startsWith('Bold') ? 700 : 400
  const style = face.endsWith('Italic') ? 'italic' : 'normal'
  return `@font-face{font-family:KaTeX_${family};font-weight:${weight};font-style:${style};src:url(data:font/woff2;base64,${data}) format("woff2")}`
}
