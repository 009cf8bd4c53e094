import katex from 'katex'
import { html } from '../grade/html-text.ts'

/** Sets formulas. What KaTeX writes into elements as styles becomes classes, so that a page needs no style but its own. */
export interface Press {
  /** A formula in a line of text, broken at its signs where the line ends. */
  inline(tex: string): string
  /** A formula with fractions and sums in full size, broken in the same way. */
  step(tex: string): string
  /** Rows that are aligned; they never break. */
  display(tex: string): string
  /** The rules of all classes so far. */
  rules(): string
}

export const newPress = (): Press => {
  const classes = new Map<string, string>()
  const known = new Map<string, string>()
  const set = (tex: string, displayMode: boolean): string => {
    const key = `${displayMode}${tex}`
    const found = known.get(key)
    if (found !== undefined) return found
    const made = withoutStyles(setTex(tex, displayMode), classes)
    known.set(key, made)
    return made
  }
  return {
    inline: tex => set(tex, false),
    step: tex => set(`\\displaystyle ${tex}`, false),
    display: tex => set(tex, true),
    rules: () => [...classes].map(([style, name]) => `.${name}{${important(style)}}`).join('\n'),
  }
}

/** A formula with its MathML; what KaTeX cannot set stays as it is. */
const setTex = (tex: string, displayMode: boolean): string => {
  try {
    return katex.renderToString(tex, {
      displayMode,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 100,
      maxSize: 20,
    })
  } catch {
    return `<code>${html(tex)}</code>`
  }
}

const withoutStyles = (set: string, classes: Map<string, string>): string =>
  set.replace(/<[a-z][^>]*>/g, tag => {
    const [whole, style] = / style="([^"]*)"/.exec(tag) ?? []
    if (whole === undefined || style === undefined) return tag
    const name = classes.get(style) ?? `k${classes.size}`
    classes.set(style, name)
    const bare = tag.replace(whole, '')
    return bare.includes(' class="')
      ? bare.replace(' class="', ` class="${name} `)
      : bare.replace(/^<[a-z]+/, start => `${start} class="${name}"`)
  })

/** A style in an element counts more than any rule. */
const important = (style: string): string =>
  style
    .split(';')
    .filter(one => one.trim() !== '')
    .map(one => `${one}!important`)
    .join(';')
