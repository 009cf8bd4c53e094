import { name } from '../core/nodes.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { Chain, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'

/** A chain with numbers put in for letters of layers, and its members as they were written. */
export interface Instance {
  readonly chain: Chain
  readonly written: ReadonlyMap<Member, Member>
}

/** With `F_2` for what looks like an entry of `F`, where `F_l = …` has been said of each layer and `F` is no name. */
export const byNumbers = (
  all: readonly (readonly Instance[])[],
  names: ReadonlySet<string>,
): readonly (readonly Instance[])[] => {
  const heads = new Set(all.flat().flatMap(one => (one.written.size > 0 ? headOf(one.chain) : [])))
  const memberIn = (syntax: Syntax): string | undefined => {
    const { stem, member } = numberedIn(syntax) ?? {}
    return member !== undefined && heads.has(member) && !names.has(stem ?? '') ? member : undefined
  }
  return all.map(some => some.map(one => withMembers(one, memberIn)))
}

const headOf = ({ members: [head] }: Chain): readonly string[] => {
  const [first] = head?.kind === 'formula' ? head.readings : []
  return first?.kind === 'name' ? [first.name] : []
}

/** `F[2]` as the name `F_2` of a stem. */
const numberedIn = (
  syntax: Syntax,
): { readonly stem: string; readonly member: string } | undefined => {
  if (syntax.kind !== 'indexed' || syntax.base.kind !== 'name' || syntax.axis !== undefined)
    return undefined
  const [at, ...more] = syntax.at
  const { name: stem } = syntax.base
  return at?.kind === 'numeral' && more.length === 0
    ? { stem, member: `${stem}_${at.text}` }
    : undefined
}

type MemberIn = (syntax: Syntax) => string | undefined

/** The same instance where there is none. */
const withMembers = (instance: Instance, memberIn: MemberIn): Instance => {
  const { chain, written } = instance
  const has = (syntax: Syntax): boolean => memberIn(syntax) !== undefined || parts(syntax).some(has)
  const go = (syntax: Syntax): Syntax => {
    const member = memberIn(syntax)
    if (member === undefined) return mapParts(syntax, go)
    return name(member, syntax.span ? { span: syntax.span } : {})
  }
  const isMet = (one: Member) => one.kind === 'formula' && one.readings.some(has)
  if (!chain.members.some(isMet)) return instance
  const from = new Map(written)
  const members = chain.members.map((one): Member => {
    if (one.kind !== 'formula' || !isMet(one)) return one
    const own = { ...one, readings: one.readings.map(go) }
    from.set(own, written.get(one) ?? one)
    return own
  })
  return { chain: { ...chain, members }, written: from }
}
