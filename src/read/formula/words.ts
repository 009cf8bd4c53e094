import { functionNames } from '../../ops/index.ts'
import { isRound } from './brackets.ts'
import { isBeside } from './digits.ts'
import { isNumbered } from './numbered.ts'
import { isBare, type Piece, type PieceOf } from './piece.ts'
import { isKnown, resolve } from './resolve.ts'
import { stuck } from './stuck.ts'
import type { Symbols } from './symbols.ts'

/** Letters that stand close together make the longest name that is known, or stand for themselves. */
export const wordsIn = (symbols: Symbols, pieces: readonly Piece[]): readonly Piece[] => {
  const result: Piece[] = []
  for (let at = 0; at < pieces.length; ) {
    const run = runAt(pieces, at)
    const found = run.length > 1 ? longestName(symbols, run, pieces[at + run.length]) : undefined
    if (found) {
      result.push(asWord(run.slice(0, found)))
      at += found
    } else if (isChange(symbols, run, pieces[at + run.length])) {
      result.push(run[0] as Piece)
      at++
    } else if (isForeign(run[0])) {
      result.push(asWord(run))
      at += run.length
    } else {
      checkRun(symbols, pieces, at, run)
      result.push(...taken(symbols, pieces[at] as Piece))
      at++
    }
  }
  return result
}

/** `dscores`: a `d` before the name of a value. */
const isChange = (
  symbols: Symbols,
  [d, ...rest]: readonly Piece[],
  next: Piece | undefined,
): boolean => {
  const end = d?.kind === 'letter' && d.name === 'd' ? longestName(symbols, rest, next) : undefined
  return end !== undefined && isName(symbols, rest.slice(0, end))
}

/** Letters and digits from here on with nothing between them; only the last has scripts. */
const runAt = (pieces: readonly Piece[], at: number): readonly Piece[] => {
  let end = at
  for (;;) {
    const piece = pieces[end]
    const before = pieces[end - 1]
    if (!piece || !isPlain(piece) || (end === at && piece.kind === 'digits')) break
    if (end > at && before && (!isBare(before) || !isBeside(before, piece))) break
    if (end > at && isForeign(piece) !== isForeign(pieces[at])) break
    end++
  }
  return pieces.slice(at, end)
}

const isPlain = (piece: Piece): boolean =>
  piece.kind === 'digits' || (piece.kind === 'letter' && piece.face === '')

/** A letter that no name of a network has: such letters make words by themselves. */
const isForeign = (piece: Piece | undefined): boolean =>
  piece?.kind === 'letter' && /^\p{L}$/u.test(piece.name) && !/^[A-Za-z]$/.test(piece.name)

const textOf = (run: readonly Piece[]): string =>
  run.map(p => (p.kind === 'letter' ? p.name : p.kind === 'digits' ? p.text : '')).join('')

/** How many pieces of a run make the longest known name; functions of two letters only before a bracket. */
const longestName = (
  symbols: Symbols,
  run: readonly Piece[],
  next: Piece | undefined,
): number | undefined => {
  for (let end = run.length; end > 1; end--) {
    const text = textOf(run.slice(0, end))
    if (isName(symbols, run.slice(0, end))) return end
    const isCalled = isRound(run[end] ?? next)
    if (FUNCTIONS.has(text) && (text.length > 2 || isCalled)) return end
  }
  return undefined
}

/** Whether letters make a name of the network. */
const isName = (symbols: Symbols, letters: readonly Piece[]): boolean =>
  symbols.words.includes(textOf(letters)) || isStem(symbols, letters)

/** `out` of `out_{o1}`, where the network has a name that is written so and the letters are no product. */
const isStem = (symbols: Symbols, letters: readonly Piece[]): boolean => {
  const isScripted = letters.slice(-1).some(last => !isBare(last))
  if (!isScripted || letters.every(p => p.kind === 'letter' && isKnown(symbols, p))) return false
  const found = resolve(symbols, asWord(letters))
  return found.kind === 'value' || found.kind === 'family' || isNumbered(symbols, found)
}

const FUNCTIONS = new Set(functionNames().filter(name => name.length > 1))

const asWord = (run: readonly Piece[]): PieceOf<'word'> => {
  const { below, above, primes } = run.at(-1) as Piece
  const nodes = run.flatMap(piece => piece.nodes)
  return { kind: 'word', text: textOf(run), isOperator: false, nodes, below, above, primes }
}

/** Three letters side by side of which one is unknown are an unknown word, not a product. */
const checkRun = (
  symbols: Symbols,
  pieces: readonly Piece[],
  at: number,
  run: readonly Piece[],
): void => {
  const before = pieces[at - 1]
  const isStart = !before || !isPlain(before) || before.kind === 'digits' || !isBare(before)
  const letters = run.flatMap(p => (p.kind === 'letter' && p.name.length === 1 ? [p] : []))
  if (!isStart || letters.length < 3 || letters.length < run.length) return
  const isProduct = letters.every(p => isKnown(symbols, p) || p.name === 'd' || p.name === 'e')
  if (!isProduct && !isOfCapitals(symbols, letters))
    stuck('unknown-word', run, { word: textOf(run) })
}

/** Upright letters that make no known name are letters after all where each is known. */
const taken = (symbols: Symbols, piece: Piece): readonly Piece[] => {
  if (piece.kind !== 'word' || piece.isOperator || isKnown(symbols, piece)) return [piece]
  const letters = lettersOf(piece)
  const [first, ...rest] = letters
  if (first?.name === 'd' && rest.length > 0 && isKnownWord(symbols, rest, piece)) {
    return [first, rest.length === 1 ? (rest[0] as Piece) : { ...asWord(rest) }]
  }
  return letters.length > 0 && letters.every(letter => isKnown(symbols, letter)) ? letters : [piece]
}

/** `ABC`: a product of matrices of which nothing is known. */
const isOfCapitals = (symbols: Symbols, letters: readonly PieceOf<'letter'>[]): boolean =>
  new Set(letters.map(letter => letter.name)).size === letters.length &&
  letters.every(letter => /^[A-Z]$/.test(letter.name) && !isKnown(symbols, letter))

const isKnownWord = (
  symbols: Symbols,
  rest: readonly PieceOf<'letter'>[],
  word: PieceOf<'word'>,
): boolean => isKnown(symbols, { ...word, text: rest.map(letter => letter.name).join('') })

/** The letters of a word, the scripts on the last. */
const lettersOf = (word: PieceOf<'word'>): readonly PieceOf<'letter'>[] => {
  if (!/^[A-Za-z]{2,}$/.test(word.text)) return []
  const { below, above, primes, nodes } = word
  return [...word.text].map((letter, n, all) => ({
    kind: 'letter',
    name: letter,
    face: 'mathrm',
    nodes,
    ...(n === all.length - 1 ? { below, above, primes } : { below: [], above: [], primes: 0 }),
  }))
}
