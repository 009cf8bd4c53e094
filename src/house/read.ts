import type { Problem } from '../core/problem.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import { STYLES } from '../render/style/index.ts'
import type { Notation, Style } from '../render/style.ts'
import { choiceAt, type Desk, missing, onlyKeys, tableAt } from '../toml/fields.ts'
import { type Report, tell } from '../toml/report.ts'
import { tomlOf } from '../toml/toml.ts'
import { captionsAt } from './captions.ts'
import { FIELDS, PLAIN_TABLES, type Table } from './fields.ts'
import { flowAt, pathAt, shownAt } from './shown.ts'
import { signsAt } from './signs.ts'

/** A style that a person wrote in TOML, or what is wrong with it, in the order of the file. */
export type StyleRead =
  | { readonly kind: 'readable'; readonly style: Style }
  | { readonly kind: 'malformed'; readonly problems: readonly Problem[] }

/** Reads a style: a house style by its name, and what is other than there. */
export const readStyle = (source: string): StyleRead => {
  const report: Report = []
  if (source.length > MOST) {
    tell(report, 'style-too-long', { start: MOST, end: MOST }, { limit: `${MOST}` })
    return { kind: 'malformed', problems: report }
  }
  const table = tomlOf(source)
  if (!('kind' in table)) return { kind: 'malformed', problems: [table] }
  const style = styleAt({ table, report })
  const problems = report.toSorted((a, b) => a.span.start - b.span.start)
  return style && problems.length === 0
    ? { kind: 'readable', style }
    : { kind: 'malformed', problems }
}

/** Most characters of a style. */
const MOST = 100_000

const OTHERS = ['base', 'signs', 'path', 'tensors', 'scalars', 'flow', 'captions']

const styleAt = (desk: Desk): Style | undefined => {
  onlyKeys(desk, '', [...OTHERS, ...PLAIN_TABLES])
  const names = STYLES.map(one => one.name)
  if (!desk.table.entries.has('base')) missing(desk, 'base', 'base = "plain"')
  const name = choiceAt(desk, 'base', names)
  const base = STYLES.find(one => one.name === name) ?? STYLES[0]
  return base && changed(desk, base)
}

const changed = (desk: Desk, base: Style): Style => {
  const { notation, style } = plainKeys(desk, base)
  const { flow, path, ...rest } = style
  const [ownFlow, ownPath] = [flowAt(desk, flow), pathAt(desk, path)]
  const languages = LANGUAGES.map(one => one.name)
  return {
    ...rest,
    notation: { ...notation, signs: signsAt(desk, notation.signs) },
    tensors: shownAt(desk, 'tensors', base.tensors),
    scalars: shownAt(desk, 'scalars', base.scalars),
    ...(ownFlow && { flow: ownFlow }),
    ...(ownPath && { path: ownPath }),
    ...captionsAt(desk, base, languages),
  }
}

/** What the tables of plain keys say, in the place of what the base has. */
const plainKeys = (
  desk: Desk,
  base: Style,
): { readonly notation: Notation; readonly style: Style } => {
  const style = new Map<string, unknown>(Object.entries(base))
  const notation = new Map<string, unknown>(Object.entries(base.notation))
  for (const table of PLAIN_TABLES) {
    const inner = tableAt(desk, table)
    if (inner) fill(inner, table, { style, notation })
  }
  return {
    style: Object.fromEntries(style) as unknown as Style,
    notation: Object.fromEntries(notation) as unknown as Notation,
  }
}

type Parts = Readonly<Record<'style' | 'notation', Map<string, unknown>>>

/** Reads one table. What a style does not have is absent from it. */
const fill = (desk: Desk, table: Table, { style, notation }: Parts): void => {
  const fields = FIELDS.filter(field => field.table === table)
  onlyKeys(
    desk,
    table,
    fields.map(({ key }) => key),
  )
  for (const { key, name, codec, isOfNotation } of fields) {
    const part = isOfNotation ? notation : style
    const found = codec.read(desk, key, part.get(name))
    if (!found) continue
    if (found.value === undefined) part.delete(name)
    else part.set(name, found.value)
  }
}
