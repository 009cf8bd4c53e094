import type { Draft } from './chains.ts'
import type { Symbols } from './formula/symbols.ts'

/** Letters that the document gives with an index; `delta` where it gives names such as `\delta h`, `I` where that is no identity. */
export const headsOf = (drafts: readonly Draft[]): ReadonlySet<string> =>
  new Set(
    drafts.flatMap(draft => {
      const text = headOf(draft)
      if (/^I$/.test(text)) return text
      return INDEXED.exec(text)?.[1] ?? (NAMED_DELTA.test(text) ? 'delta' : [])
    }),
  )

/** `h_\theta(x) = …` is about any sample. */
export const withSample = (symbols: Symbols, draft: Draft): Symbols => {
  const sample = AT_SAMPLE.exec(headOf(draft))?.[1]
  return sample === undefined ? symbols : { ...symbols, sample }
}

const headOf = ({ members: [head = []] }: Draft): string =>
  head
    .map(token => token.text)
    .join('')
    .replace(FACES, '')

const FACES = /[\s&]|\\(?:mathbf|boldsymbol|bm|vec)(?![a-z])/g
const INDEXED = /^\{*([a-z])\}*[_^]\{?[([]?[a-z][)\]]?\}?$/
const NAMED_DELTA = /^\\delta\{*[A-Za-z]\}*(?:[_^].*)?$/
const AT_SAMPLE = /^\{*\\?[A-Za-z]+\}*(?:_\{?(?:\\?[a-z]+|[\w,]+)\}?)?\(\{*([a-z])\}*\)$/
