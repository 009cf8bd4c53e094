import { type Cut, cutsOf } from './block.ts'
import type { Draft } from './chains.ts'
import type { IsIndex } from './note.ts'
import { rowsOf } from './rows.ts'
import type { Seen } from './said-names.ts'
import type { Token } from './token.ts'

/** Signs that give a name its next value: `w \leftarrow w - \eta g`. */
const ASSIGNS: ReadonlySet<string> = new Set(['\\leftarrow', '\\longleftarrow', '\\gets', '←'])

/** What is written with arrows to the left, each with a side on both of its own. */
export const assignmentsIn = (seen: readonly Seen[], isIndex: IsIndex): readonly Draft[] =>
  seen.flatMap(({ block: { tokens, rows } }) => {
    if (!tokens.some(isAssign)) return []
    const cuts = rows
      ? rows.flatMap(row => row.statements)
      : rowsOf(tokens).flatMap(row => cutsOf(row, isIndex))
    return cuts.flatMap(draftOf)
  })

const draftOf = ({ members, signs: [sign, ...more], only, ranges }: Cut): readonly Draft[] => {
  const [left, right] = members
  if (!sign || !isAssign(sign) || more.length > 0 || !left || !right || only || ranges) return []
  return [{ members: [left, right], signs: [sign], isRow: false, ranges: [], isAssignment: true }]
}

const isAssign = ({ kind, text }: Token): boolean => kind === 'sign' && ASSIGNS.has(text)
