import { heard } from '../hear/join.ts'
import type { Draft } from './chains.ts'
import type { Heads, Symbols } from './formula/symbols.ts'

/** What the left sides, and the words, say of names; undefined where they say nothing. */
export const headsOf = (
  drafts: readonly Draft[],
  source: string,
  loss: string,
): Heads | undefined => {
  const texts = drafts.map(draft => textOf(draft.members[0]))
  const gates = drafts.flatMap((draft, n) => {
    const letter = BELOW.exec(texts[n] as string)?.[1]
    const isBy = draft.members.some(one => BY.exec(textOf(one))?.[1] === letter)
    return letter === undefined ? [] : [{ letter, isBy }]
  })
  const hasVariations = isVariation(texts, source, loss)
  const heads: Heads = {
    hasVariations,
    indexed: new Set(texts.flatMap(text => INDEXED.exec(text)?.[1] ?? [])),
    placed: new Set(texts.flatMap(text => PLACED.exec(text)?.[1] ?? [])),
    hasDeltas: !hasVariations && texts.some(text => NAMED_DELTA.test(text)),
    hasPairs: drafts.some((draft, n) => isPair(draft, texts[n] as string)),
    deltas: new Set(texts.flatMap(text => DELTA_AT.exec(text)?.[1] ?? [])),
    primed: new Set(drafts.flatMap((draft, n) => primedIn(draft, texts[n] as string))),
    hasI: texts.some(text => /^I$/.test(text)),
    hasUnits: UNIT_VECTOR.test(source) && !drafts.some(givesE),
    functions: new Set(drafts.flatMap((draft, n) => functionNamed(draft, texts[n] as string))),
    counting: new Set([...source.matchAll(COUNTING)].flatMap(found => found[1] ?? found[2] ?? [])),
    turned: new Set(drafts.flatMap(turnedIn)),
    gates: new Set(gates.map(({ letter }) => letter)),
    derivedBy: new Set(gates.flatMap(({ letter, isBy }) => (isBy ? [letter] : []))),
  }
  const { hasDeltas, hasPairs, hasI, hasUnits } = heads
  const hasNone = ![hasDeltas, hasVariations, hasPairs, hasI, hasUnits].some(Boolean)
  const {
    indexed,
    placed,
    gates: below,
    functions: called,
    deltas,
    primed,
    counting,
    turned,
  } = heads
  const named = [indexed, placed, below, called, deltas, primed, counting, turned].reduce(
    (n, one) => n + one.size,
    0,
  )
  return named === 0 && hasNone ? undefined : heads
}

/** `\delta L` of the loss, or the word for it, where `\delta` is no name by itself. */
const isVariation = (texts: readonly string[], source: string, loss: string): boolean => {
  const isName = texts.some(text => DELTA_NAME.test(text))
  const isOfLoss = texts.some(text => OF_LOSS.exec(text)?.[1] === loss)
  return !isName && (isOfLoss || (VARIATION.test(source) && DELTA_OF.test(source)))
}

const VARIATION = heard(({ variation }) => variation)
const DELTA_NAME = /^\\delta(?:[_^]|$)/
const OF_LOSS = /^\\delta\{*(?:\\mathcal\{*)?\\?([A-Za-z]+)\}*$/
const DELTA_OF = /\\delta\s*\{*(?:\\(?:mathbf|boldsymbol|bm|vec)\s*\{?)?[A-Za-z(]/

/** `W' := U`, `G'_{ij} = H_{ij}`: a second name beside that without the prime, no transpose. */
const primedIn = ({ members, signs }: Draft, text: string): readonly string[] => {
  const letter = PRIMED.exec(text)?.[1]
  if (letter === undefined) return []
  const isEntry = ENTRY_OF_PRIMED.test(text)
  const isOther = members.slice(1).every(one => !textOf(one).includes(letter))
  return signs[0]?.sign === 'define' || (isEntry && isOther) ? [letter] : []
}

const ENTRY_OF_PRIMED = /^\{*[A-Z]\}*(?:'|\^\{?\\prime\}?)_\{[a-z],?[a-z]\}$/
const PRIMED = /^\{*([A-Za-z])\}*(?:'|\^\{?\\prime\}?)(?:_\{?[a-z,]+\}?)?$/

/** `z_{mi} = Z_{im}`: z is a name of its own. */
const turnedIn = ({ members }: Draft): readonly string[] => {
  const [left, right, ...more] = members.map(one => ENTRY.exec(textOf(one)))
  const [small, a, b] = left?.slice(1) ?? []
  const [capital, c, d] = right?.slice(1) ?? []
  const isTwin = small !== undefined && small !== capital && small.toUpperCase() === capital
  return isTwin && more.length === 0 && a !== b && a === d && b === c ? [small] : []
}

const ENTRY = /^([A-Za-z])_\{([a-z]),?([a-z])\}[.,;]?$/

/** `\sum_\mu`, `\mu = 1, \dots` */
const COUNTING =
  /\\sum(?:\\(?:no)?limits)?\s*_\s*\{?\s*\\([a-z]{2,7})(?![a-z])|\\([a-z]{2,7})\s*=\s*\d+\s*,\s*\\[lc]?dots/g

/** `\sigma_j := …`: the letter of a function as a name of its own. */
const functionNamed = ({ signs }: Draft, text: string): readonly string[] => {
  const letter = signs[0]?.sign === 'define' ? GREEK_NAME.exec(text)?.[1] : undefined
  return letter === undefined ? [] : [letter]
}

const GREEK_NAME = /^\\([a-z]+)(?:_\{?[a-z]\}?)?$/

/** `y_j - t_j := e_j` is no unit vector, whatever the words speak of. */
const givesE = ({ members, signs }: Draft): boolean =>
  signs.some((sign, n) => sign.sign === 'define' && E_NAME.test(textOf(members[n + 1])))

const E_NAME = /^e_\{?[a-z]\}?[.,;]?$/

const UNIT_VECTOR = heard(({ unitVector }) => unitVector)

/** `\delta_{t,k} = \partial e_t/\partial z_k`; of Kronecker's it is said in cases or by brackets what it is. */
const isPair = ({ members }: Draft, head: string): boolean =>
  PAIR.test(head) && members.slice(1).some(one => DERIVATIVE.test(textOf(one)))

/** Names of capitals that the left sides give, longest first: `KL = …`, where neither the network nor they have each of the letters. */
export const withWords = (symbols: Symbols, drafts: readonly Draft[]): Symbols => {
  const heads = drafts.map(draft => textOf(draft.members[0]).replace(/_\{?[a-z]\}?$/, ''))
  const isNew = (letter: string): boolean => !symbols.values.has(letter) && !heads.includes(letter)
  const found = heads.filter(text => CAPITALS.test(text) && [...text].some(isNew))
  if (found.length === 0) return symbols
  const words = [...new Set([...symbols.words, ...found])]
  return { ...symbols, words: words.toSorted((a, b) => b.length - a.length) }
}

/** Without that of the identity, which stands in products. */
const CAPITALS = /^[A-HJ-Z]{2,4}$/

/** `h_\theta(x) = …` is about any sample. */
export const withSample = (symbols: Symbols, draft: Draft): Symbols => {
  const sample = AT_SAMPLE.exec(textOf(draft.members[0]))?.[1]
  return sample === undefined ? symbols : { ...symbols, sample }
}

/**
 * `L^{t=0} = … w^{t=0} …`: an equality at one step, which is told by the same mark on both sides. In `w_{new} = w_{old} - …`
 * all is at the old one.
 */
export const withStep = (symbols: Symbols, draft: Draft): Symbols => {
  const [written = '', ...behind] = draft.members.map(textOf)
  if (NEW.test(written) && behind.some(text => OLD.test(text))) return { ...symbols, step: 'old' }
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

const NEW = /[_^]\{?[([]?(?:\\(?:text|mathrm|textrm|rm)\{)?(?:new|next)(?![a-z])/
const OLD = /[_^]\{?[([]?(?:\\(?:text|mathrm|textrm|rm)\{)?old(?![a-z])/
const AT_STEP = /\^\{([tk]=\d+)\}/g

/** A member as it is written, without spaces and faces. */
export const textOf = (member: Draft['members'][number] = []): string =>
  member
    .map(token => token.text)
    .join('')
    .replace(FACES, '')

const FACES = /[\s&]|\\(?:mathbf|boldsymbol|bm|vec)(?![a-z])/g
const INDEXED = /^\{*([a-z])\}*[_^]\{?[([]?[a-z][)\]]?\}?$/
const BELOW = /^\{*\\?[A-Za-z]+\}*_\{?([a-z])\}?\^/
const BY = /\\partial\{*([a-z])\}*[_^](?!.*\\partial)/
const NAMED_DELTA = /^\\delta\{*[A-Za-z]\}*(?:[_^].*)?$/
const DELTA_AT = /^\\delta[_^]\{?[([]?([a-z])[)\]]?\}?$/
const PLACED = /^(\\?[A-Za-z]+)\^\{?[a-z]\}?$/
const PAIR = /^\\delta_\{[A-Za-z],?[A-Za-z]\}$/
const DERIVATIVE = /\\partial|\\nabla/
const AT_SAMPLE = /^\{*\\?[A-Za-z]+\}*(?:_\{?(?:\\?[a-z]+|[\w,]+)\}?)?\(\{*([a-z])\}*\)$/
