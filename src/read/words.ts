import { isOperator, isSpace } from './row.ts'
import type { Token } from './token.ts'

/** Whether some words only join formulas: `where`, `and`, `так как`, `其中`. */
export const isConnective = (words: string): boolean =>
  CONNECTIVES.has(
    words
      .trim()
      .toLowerCase()
      .replace(/^[\s,.:;~]+|[\s,.:;~]+$/g, ''),
  )

const list = (words: string): readonly string[] => words.split(' ').map(w => w.replaceAll('_', ' '))

const CONNECTIVES: ReadonlySet<string> = new Set([
  ...list('and or where if for with since because so then thus hence therefore let when as by but'),
  ...list(
    'else otherwise given from using also whereas while here now iff such_that s.t. i.e. e.g.',
  ),
  ...list('that_is for_all for_each for_every for_any if_and_only_if so_that we_have we_get note'),
  ...list('и или где если для при так_как то тогда значит следовательно пусть поэтому откуда'),
  ...list('отсюда иначе поскольку т.к. т.е. то_есть для_всех имеем получаем а но'),
  ...list(
    '其中 和 且 与 或 则 所以 因为 由于 因此 当 如果 若 有 令 设 又 即 故 得 可得 那么 其它 其他 否则',
  ),
  ...list('于是 从而 对于 同理 已知 根据 代入 这里 以及 并且 有： 得到'),
  ...list(
    '여기서 이므로 그리고 따라서 일_때 일때 즉 단 만약 이고 또는 및 에서 이면 이다 그러면 왜냐하면',
  ),
])

/** Whether some words say that something holds in some cases only: `if`, `otherwise`, `при`. */
export const isConditional = (words: string): boolean => CONDITIONAL.test(words)

const CONDITIONAL =
  /\b(?:if|when|unless|otherwise|else|iff|only)\b|(?<!\p{L})(?:если|при|когда|иначе)(?!\p{L})|当|如果|若|否则|其他|其它|일 ?때|만약|이면|아니면/iu

/**
 * Whether text joins or explains formulas, and is no name in one: words that join, several
 * words, words in brackets or with a mark at their end, and foreign words behind a formula.
 */
export const isProse = (tokens: readonly Token[], at: number): boolean => {
  const words = tokens[at]?.words ?? ''
  if (isConnective(words) || isConditional(words) || !/\p{L}/u.test(words)) return true
  if (/\p{L}[.,:;!?]?\s+\p{L}/u.test(words) || /^[([（【]|[.,:;!?)\]：）】]$/.test(words))
    return true
  return !/[A-Za-z]/.test(words) && isBeside(tokens, at)
}

/** Something that is no operator stands before the text, and nothing that it could belong to behind. */
const isBeside = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens.slice(0, at).findLast(token => !isSpace(token))
  const after = tokens.slice(at + 1).find(token => !isSpace(token))
  const isOpen = before === undefined || before.kind === 'sign' || isOperator(before)
  return !isOpen && (after === undefined || /^[,.;:]$/.test(after.text))
}
