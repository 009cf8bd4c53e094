import { FAR_RULES, KINDS, type Kind, RULES, type Rule } from '../core/derivation.ts'
import { collapseFirst } from '../derive/path.ts'
import { everyKind, throughEntries } from '../render/style/parts.ts'
import type { Flow, Kept, Shown, Style } from '../render/style.ts'
import { type Desk, ofOtherType, onlyKeys, tableAt, valueAt } from '../toml/fields.ts'
import { tell, tellUnknown } from '../toml/report.ts'
import { pairsOf, someOf } from './codec.ts'

/** Rules by kind of derivation, as a table: those of `every` kind, then those of each. */
export const shownAt = (desk: Desk, key: string, base: Shown): Shown => {
  const inner = tableAt(desk, key)
  if (!inner) return base
  onlyKeys(inner, key, [EVERY, ...KINDS])
  const every = RULE_LIST.read(inner, EVERY, [])?.value
  const own = KINDS.flatMap(kind => {
    const found = RULE_LIST.read(inner, kind, base[kind])?.value
    return found ? [[kind, found] as const] : []
  })
  return { ...base, ...(every && everyKind(every)), ...Object.fromEntries(own) }
}

const EVERY = 'every'
const RULE_LIST = someOf(RULES)

/** Most kinds at once, then those that differ. */
export const shownText = (heading: string, shown: Shown): readonly string[] => {
  const lists = KINDS.map(kind => RULE_LIST.write(shown[kind]))
  const count = (text: string): number => lists.filter(one => one === text).length
  const every = lists.toSorted((a, b) => count(b) - count(a))[0] ?? '[]'
  return [
    `[${heading}]`,
    `${EVERY} = ${every}`,
    ...KINDS.flatMap((kind, n) => (lists[n] === every ? [] : [`${kind} = ${lists[n]}`])),
  ]
}

/** The rules by which derivations are made: `"common"`, or a table in which no kind is without. */
export const pathAt = (desk: Desk, base: Style['path']): Style['path'] => {
  if (isWord(desk, 'path', COMMON)) return undefined
  if (!isTable(desk, 'path', COMMON)) return base
  const path = shownAt(desk, 'path', base ?? collapseFirst)
  const inner = tableAt(desk, 'path')
  for (const kind of inner?.table.entries.keys() ?? []) tellPath(inner as Desk, kind)
  return path
}

/** A derivation needs a rule, and what has gone further cannot come back to the consumers. */
const tellPath = (desk: Desk, kind: string): void => {
  const value = valueAt(desk, kind)
  if (value?.kind === 'list' && value.items.length === 0)
    tell(desk.report, 'toml-empty', value.span, { name: kind })
  const rules = value ? (RULE_LIST.read({ ...desk, report: [] }, kind, [])?.value ?? []) : []
  const far = rules.findIndex(rule => FAR_RULES.has(rule))
  const near = far < 0 ? undefined : rules.slice(far).find(rule => !FAR_RULES.has(rule))
  const before = rules[far]
  if (value && near && before) tell(desk.report, 'style-path', value.span, { rule: near, before })
}

const COMMON = 'common'

export const pathText = (path: Style['path']): readonly string[] =>
  path ? shownText('path', path) : []

/** How chains lead into each other: `"apart"`, or what they go on with and what is left of repetitions. */
export const flowAt = (desk: Desk, base: Style['flow']): Style['flow'] => {
  if (isWord(desk, 'flow', APART)) return undefined
  if (!isTable(desk, 'flow', APART)) return base
  const inner = tableAt(desk, 'flow') as Desk
  onlyKeys(inner, 'flow', ['tensors', 'scalars', 'shorten'])
  const { tensors, scalars } = base?.goOn ?? { tensors: THROUGH, scalars: THROUGH }
  return {
    goOn: {
      tensors: shownAt(inner, 'tensors', tensors),
      scalars: shownAt(inner, 'scalars', scalars),
    },
    shorten: shortenAt(inner, base?.shorten ?? {}),
  }
}

const APART = 'apart'
const THROUGH = everyKind(throughEntries)

const shortenAt = (desk: Desk, base: Flow['shorten']): Flow['shorten'] => {
  const inner = tableAt(desk, 'shorten')
  if (!inner) return base
  onlyKeys(inner, 'shorten', KINDS)
  const found = KINDS.flatMap((kind): readonly (readonly [Kind, readonly Kept[]])[] => {
    const kept = KEPT.read(inner, kind, [])?.value
    return kept ? [[kind, kept]] : []
  })
  return Object.fromEntries(found)
}

const KEPT = pairsOf<Kind, Rule>(KINDS, RULES)

export const flowText = (flow: Flow, comment: string): readonly string[] => [
  ...shownText('flow.tensors', flow.goOn.tensors),
  '',
  ...shownText('flow.scalars', flow.goOn.scalars),
  '',
  `# ${comment}`,
  '[flow.shorten]',
  ...KINDS.flatMap(kind => {
    const kept = flow.shorten[kind]
    return kept ? [`${kind} = ${KEPT.write(kept)}`] : []
  }),
]

/** The words that stand for a path or a flow that a style does not have. */
export const absentText = ({ path, flow }: Style): readonly string[] => [
  ...(path ? [] : [`path = "${COMMON}"`]),
  ...(flow ? [] : [`flow = "${APART}"`]),
]

const isWord = (desk: Desk, key: string, word: string): boolean => {
  const value = valueAt(desk, key)
  return value?.kind === 'text' && value.value === word
}

/** Whether there is a table; what else may stand there is told. */
const isTable = (desk: Desk, key: string, word: string): boolean => {
  const value = valueAt(desk, key)
  if (!value || value.kind === 'table') return value !== undefined
  if (value.kind !== 'text') ofOtherType(desk, key, value, 'table')
  else
    tellUnknown(desk.report, 'value', value.span, { found: value.value, name: key, known: [word] })
  return false
}
