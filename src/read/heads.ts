import type { Draft } from './chains.ts'
import type { Symbols } from './formula/symbols.ts'

/**
 * Letters that the document gives with an index; `delta` where it gives names such as `\delta h`, `I` where that is
 * no identity; `_f` where it gives `\delta_f^{(t)}`, `_f!` where it says that this is a derivative by f.
 */
export const headsOf = (drafts: readonly Draft[]): ReadonlySet<string> =>
  new Set(
    drafts.flatMap(draft => {
      const text = textOf(draft.members[0])
      if (/^I$/.test(text)) return text
      const below = BELOW.exec(text)?.[1]
      const isBy = draft.members.some(one => below && BY.exec(textOf(one))?.[1] === below)
      const gates = below ? [`_${below}`, ...(isBy ? [`_${below}!`] : [])] : []
      return [...gates, ...(INDEXED.exec(text)?.[1] ?? (NAMED_DELTA.test(text) ? ['delta'] : []))]
    }),
  )

/** `h_\theta(x) = …` is about any sample. */
export const withSample = (symbols: Symbols, draft: Draft): Symbols => {
  const sample = AT_SAMPLE.exec(textOf(draft.members[0]))?.[1]
  return sample === undefined ? symbols : { ...symbols, sample }
}

/** `L^{t=0} = … w^{t=0} …`: an equality at one step, which is told by the same mark on both sides. */
export const withStep = (symbols: Symbols, draft: Draft): Symbols => {
  const [head = [], ...others] = draft.members.map(member => marksIn(member))
  const [step] = head
  const all = new Set([...head, ...others.flat()])
  const isOne = step !== undefined && all.size === 1 && others.some(marks => marks.length > 0)
  const isPlace = symbols.graph.families.some(({ letter }) => letter === step?.[0])
  return isOne && !isPlace ? { ...symbols, step } : symbols
}

const marksIn = (member: Draft['members'][number]): readonly string[] =>
  [
    ...member
      .map(token => token.text)
      .join('')
      .replace(/\s/g, '')
      .matchAll(AT_STEP),
  ].map(([, mark = '']) => mark)

const AT_STEP = /\^\{([tk]=\d+)\}/g

const textOf = (member: Draft['members'][number] = []): string =>
  member
    .map(token => token.text)
    .join('')
    .replace(FACES, '')

const FACES = /[\s&]|\\(?:mathbf|boldsymbol|bm|vec)(?![a-z])/g
const INDEXED = /^\{*([a-z])\}*[_^]\{?[([]?[a-z][)\]]?\}?$/
const BELOW = /^\{*\\?[A-Za-z]+\}*_\{?([a-z])\}?\^/
const BY = /\\partial\{*([a-z])\}*[_^](?!.*\\partial)/
const NAMED_DELTA = /^\\delta\{*[A-Za-z]\}*(?:[_^].*)?$/
const AT_SAMPLE = /^\{*\\?[A-Za-z]+\}*(?:_\{?(?:\\?[a-z]+|[\w,]+)\}?)?\(\{*([a-z])\}*\)$/
