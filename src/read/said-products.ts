import type { Around } from '../hear/hearing.ts'
import { anyOf, heard } from '../hear/join.ts'
import { SENTENCES } from './cases.ts'

/** Signs of products of which the words say that they go entry by entry: "here $\otimes$ is the elementwise product". */
export const saidEntrywise = (source: string): ReadonlySet<string> =>
  new Set(source.split(SENTENCES).flatMap(sentence => signsIn(sentence)))

const signsIn = (sentence: string): readonly string[] =>
  ENTRYWISE.test(sentence)
    ? [...sentence.matchAll(ALONE)].flatMap(match => {
        const [all, tex = '', plain = ''] = match
        const kind =
          kindBehind(sentence.slice(match.index + all.length)) ??
          kindBefore(sentence.slice(0, match.index))
        return kind === 'entrywise' ? [PLAIN[tex + plain] ?? tex + plain] : []
      })
    : []

/** A sign that is a formula by itself. */
const ALONE =
  /(?:\$|\\\()\s*(\\(?:otimes|times|cdot|circ|ast|star|bullet)(?![A-Za-z])|\*|⊗|∘)\s*(?:\$|\\\))|(?<![\w$])(⊗|∘)(?![\w$])/g

const PLAIN: Readonly<Record<string, string>> = { '⊗': '\\otimes', '∘': '\\circ', '\\ast': '*' }

type Kind = 'entrywise' | 'other'

/** The first kind of product that is told behind the sign, before any other sign; what it is not does not count. */
const kindBehind = (text: string): Kind | undefined => {
  const near = text.slice(0, FARTHEST).split(SIGN)[0] ?? ''
  const kinds = kindsIn(near)
  return kinds.find(({ isDenied }) => !isDenied)?.kind
}

/** "by the Hadamard product $\otimes$" */
const kindBefore = (text: string): Kind | undefined =>
  SIGN.test(text)
    ? undefined
    : kindsIn(text.slice(-NEAR)).findLast(({ isDenied }) => !isDenied)?.kind

const kindsIn = (text: string): readonly { readonly kind: Kind; readonly isDenied: boolean }[] =>
  [...text.matchAll(KINDS)].map(({ 0: all, index, groups = {} }) => ({
    kind: groups.entrywise === undefined ? 'other' : 'entrywise',
    isDenied:
      NOT_BEFORE.test(text.slice(Math.max(0, index - NOT), index)) ||
      NOT_BEHIND.test(text.slice(index + all.length)),
  }))

const FARTHEST = 100
const NEAR = 50
const NOT = 12
const SIGN = /\\(?:odot|circ|otimes|times)(?![A-Za-z])|[⊙∘⊗×]/

const ENTRYWISE = heard(({ products }) => products.entrywise)
const KINDS = new RegExp(
  `(?<entrywise>${ENTRYWISE.source})|(?:${heard(({ products }) => products.other).source})`,
  'giu',
)
const denied = (side: keyof Around): string =>
  anyOf(({ products }) => products.denied.map(one => one[side]))
const NOT_BEFORE = new RegExp(`${denied('before')}\\s*(?:[a-z\\p{sc=Cyrillic}]+\\s+){0,2}$`, 'iu')
const NOT_BEHIND = new RegExp(`^\\s*${denied('behind')}`, 'iu')
