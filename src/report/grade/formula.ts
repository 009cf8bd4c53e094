import katex from 'katex'
import type { MarkedEquality } from '../../core/mark.ts'
import { codeOf } from './html-text.ts'
import { equalityText } from './words.ts'

/** An equality as MathML where it is LaTeX that can be set, else as text. */
export const formulaHtml = (equality: MarkedEquality): string =>
  texHtml(equality.file, `${equality.left} = ${equality.right}`) ?? codeOf(equalityText(equality))

/** The same of an equality of which the file is not known: plain chains have no backslash. */
export const guessedHtml = (sides: { readonly left: string; readonly right: string }): string => {
  const tex = equalityText(sides)
  return (tex.includes('\\') ? texHtml('', tex) : undefined) ?? codeOf(tex)
}

/** A formula of a file as MathML; nothing where it is no LaTeX, or too long. In text files stand plain chains. */
export const texHtml = (file: string, tex: string): string | undefined =>
  /\.txt$/i.test(file) || tex.length > LONGEST ? undefined : setTex(tex)

/** Letters of a formula that is set: longer ones are shown as they are. */
const LONGEST = 600

/** What KaTeX cannot set, or only with a style or without an address or a class that it names, stays text. */
const setTex = (tex: string): string | undefined => {
  try {
    const set = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: true,
      throwOnError: true,
      strict: 'ignore',
      trust: refused,
      maxExpand: 100,
      maxSize: 5,
    })
    return set.includes(' style="') ? undefined : set
  } catch {
    return undefined
  }
}

/** Else KaTeX would leave out what it does not trust, and show another formula. */
const refused = (): never => {
  throw new Error('an address or a class')
}
