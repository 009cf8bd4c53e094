import { name, numeral, sameSyntax } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, type Cursor, peek } from './context.ts'
import { infix } from './infix.ts'
import { isMark, type Piece } from './piece.ts'
import { put } from './put.ts'
import { freshLetters, merged, type Run, runOf, startOf } from './run.ts'
import { stuck } from './stuck.ts'

/**
 * `a_1 b_1 + a_2 b_2 + \dots + a_n b_n` from the dots on, behind a plus: the sum of all, where the terms
 * before the dots count up by one; undefined where no dots stand.
 */
export const runningSum = (
  context: Context,
  cursor: Cursor,
  before: readonly Syntax[],
): Syntax | undefined => {
  const dots = peek(cursor)
  if (!isMark(dots, '\\dots') || !isMark(peek(cursor, 1), '+')) return undefined
  cursor.at += 2
  const last = context.read.term(context, cursor)
  const [letter = 'i'] = freshLetters(context)
  const run = runOf(before.at(-1) as Syntax, last, letter)
  const start = run && startOf(run)
  if (!run || start === undefined) return stuck('dots-not-read', [dots as Piece])
  const from = startBehind(before, run, { letter, start, dots: dots as Piece })
  const bounds = { name: letter, from: numeral(from), to: run.last }
  const sum: Syntax = { kind: 'sum', letters: [bounds], body: run.general }
  const others = before.slice(0, before.length - 1 - (start - from))
  const [first, ...more] = others
  return first
    ? infix(
        '+',
        more.reduce((a, b) => infix('+', a, b), first),
        sum,
      )
    : sum
}

/** The number of the first term of the run: those before the last go back by one each; any other number is not read. */
const startBehind = (
  before: readonly Syntax[],
  { general }: Run,
  {
    letter,
    start,
    dots,
  }: { readonly letter: string; readonly start: number; readonly dots: Piece },
): number => {
  const isTerm = (one: Syntax, n: number) => sameSyntax(put(general, letter, numeral(n)), one)
  let from = start
  while (from > 0 && isTerm(before.at(from - 2 - start) ?? name(''), from - 1)) from--
  const others = before.slice(0, before.length - 1 - (start - from))
  return others.some(one => merged(one, general, letter)) ? stuck('dots-not-read', [dots]) : from
}
