import { KINDS, type Kind, type Rule } from '../core/derivation.ts'

/** The members that a derivation shows, in order, by its kind. Belongs to a house style. */
export type Path = Readonly<Record<Kind, readonly Rule[]>>

/** The notes' road: sums are collapsed before local derivatives are put in. */
const COLLAPSE_FIRST: readonly Rule[] = [
  'component',
  'chain-rule',
  'collapse-sum',
  'local-derivative',
  'transpose',
  'matrix-form',
]

/** The other road: local derivatives with their δ, then contraction. */
const LOCAL_FIRST: readonly Rule[] = [
  'component',
  'chain-rule',
  'local-derivative',
  'contract',
  'transpose',
  'matrix-form',
]

const forEveryKind = (rules: readonly Rule[]): Path =>
  Object.fromEntries(KINDS.map(kind => [kind, rules])) as unknown as Path

export const collapseFirst: Path = forEveryKind(COLLAPSE_FIRST)
export const localFirst: Path = forEveryKind(LOCAL_FIRST)
