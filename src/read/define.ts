import type { Chain, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { type Defined, define, type Symbols } from './formula/symbols.ts'
import { namesOf } from './names.ts'

/** The symbols with what a chain gives a name: what stands first in it and is no name of the network. */
export const definedBy = (symbols: Symbols, { members }: Chain): Symbols => {
  const [head] = members
  const defined = head && definitionIn(head)
  if (!defined || symbols.defined.has(defined.name)) return symbols
  return namesOf(symbols.graph).has(defined.name) ? symbols : withDefined(symbols, defined)
}

/** The same table for the same definition, so that what is read by it is kept. */
const withDefined = (symbols: Symbols, defined: Defined): Symbols => {
  const all = tables.get(symbols) ?? new Map<string, Symbols>()
  if (all.size >= MOST) all.clear()
  tables.set(symbols, all)
  const key = JSON.stringify(defined)
  const known = all.get(key) ?? define(symbols, defined)
  all.set(key, known)
  return known
}

const tables = new WeakMap<Symbols, Map<string, Symbols>>()
const MOST = 100

const definitionIn = (member: Member): Defined | undefined => {
  if (member.kind !== 'formula' || member.isFunction) return undefined
  const [reading] = member.readings
  const named = reading && namedIn(reading)
  return named && { ...named, form: formOf(named.name), notation: member.text }
}

/** A name, or an entry of one whose positions are letters; `\delta_{ii}` says no more than what that entry is. */
const namedIn = (syntax: Syntax): Pick<Defined, 'name' | 'indices'> | undefined => {
  if (syntax.kind === 'name') return { name: syntax.name }
  if (syntax.kind !== 'indexed' || syntax.base.kind !== 'name') return undefined
  const letters = syntax.at.flatMap(pos => (pos.kind === 'name' ? [pos.name] : []))
  if (new Set(letters).size < letters.length) return undefined
  return { name: syntax.base.name, indices: syntax.at.length }
}

/** `\delta^{(2)}` as the table of symbols has it: `delta^(2)`; `\hat{g}` is `ghat`. */
const formOf = (name: string): string =>
  name.replace(/\\(hat|bar|tilde|dot|ddot|check)\{(\\?[A-Za-z]+)\}/g, '$2$1').replace(/[\\{}]/g, '')
