import { syntaxKey } from '../core/key.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { Chain, Formula, Member } from '../core/script.ts'
import type { InfixSyntax, Syntax } from '../core/syntax.ts'
import { put } from './formula/put.ts'
import { rankOf } from './formula/rank.ts'
import type { Symbols } from './formula/symbols.ts'

/**
 * `\theta x^i := \theta_1 x^i_1 + \dots`: a product of two vectors, which the language has not, is what the document
 * says that it is, wherever it stands; not read where that is not read.
 */
export const withOwnProducts = (symbols: Symbols, chains: readonly Chain[]): readonly Chain[] => {
  const own = chains.flatMap(chain => productIn(symbols, chain) ?? [])
  return own.reduce<readonly Chain[]>(
    (all, one) =>
      all.map(chain => ({ ...chain, members: chain.members.map(member => withOwn(one, member)) })),
    chains,
  )
}

interface OwnProduct {
  readonly left: string
  /** The matrix of which the right factor is a line, and the letter that says which. */
  readonly right: string
  readonly letter: string
  readonly meant: Member
}

const productIn = (
  symbols: Symbols,
  { members: [head, meant], signs: [sign] }: Chain,
): OwnProduct | undefined => {
  if (sign?.kind !== 'define' || head?.kind !== 'formula' || !meant) return undefined
  const [first] = head.readings
  if (first?.kind !== 'infix' || first.sign !== '*' || rankOf(symbols, first.left) !== 'vector')
    return undefined
  const line = lineIn(first.right)
  const isPlain = first.left.kind === 'name' && line?.place.kind === 'name'
  return isPlain && line.place.kind === 'name' && first.left.kind === 'name'
    ? { left: first.left.name, right: line.base, letter: line.place.name, meant }
    : undefined
}

/** A row or a column of a matrix. */
const lineIn = (syntax: Syntax): { readonly base: string; readonly place: Syntax } | undefined => {
  if (syntax.kind !== 'indexed' || syntax.axis === undefined) return undefined
  const [place, ...more] = syntax.at
  const { base } = syntax
  return place && more.length === 0 && base.kind === 'name' ? { base: base.name, place } : undefined
}

const withOwn = (own: OwnProduct, member: Member): Member => {
  if (member.kind !== 'formula' || !member.readings.some(one => mentions(own, one))) return member
  const { span, text } = member
  if (own.meant.kind === 'unread') return { kind: 'unread', problem: own.meant.problem, span, text }
  return own.meant.kind === 'formula' ? replaced(own, own.meant, member) : member
}

const MOST = 8

const replaced = <M extends Formula>(own: OwnProduct, meant: Formula, member: M): M => {
  const all = member.readings.flatMap(one => meant.readings.map(body => inPlace(own, body, one)))
  const different = new Map(all.map(one => [syntaxKey(one), one]))
  return { ...member, readings: [...different.values()].slice(0, MOST) }
}

const mentions = (own: OwnProduct, syntax: Syntax): boolean =>
  (isProduct(syntax) && placeOf(own, syntax) !== undefined) ||
  parts(syntax).some(part => mentions(own, part))

const inPlace = (own: OwnProduct, body: Syntax, syntax: Syntax): Syntax => {
  const place = isProduct(syntax) ? placeOf(own, syntax) : undefined
  if (!isProduct(syntax) || !place) return mapParts(syntax, part => inPlace(own, body, part))
  const value = put(body, own.letter, place)
  return syntax.left.kind === 'name' ? value : { ...syntax, left: before(syntax), right: value }
}

const isProduct = (syntax: Syntax): syntax is InfixSyntax =>
  syntax.kind === 'infix' && syntax.sign === '*'

/** Which line stands on the right of the own left factor, alone or behind others. */
const placeOf = ({ left, right }: OwnProduct, syntax: InfixSyntax): Syntax | undefined => {
  const last = isProduct(syntax.left) ? syntax.left.right : syntax.left
  const line = lineIn(syntax.right)
  return last.kind === 'name' && last.name === left && line?.base === right ? line.place : undefined
}

/** What stands before the own left factor. */
const before = ({ left }: InfixSyntax): Syntax => (isProduct(left) ? left.left : left)
