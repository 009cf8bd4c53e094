import type { HouseNote, HouseWords } from '../render/house-words.ts'
import type { Style } from '../render/style.ts'
import { captionsText } from './captions.ts'
import { FIELDS, type Field, PLAIN_TABLES, type Table } from './fields.ts'
import { absentText, flowText, pathText, shownText } from './shown.ts'
import { signsText } from './signs.ts'

/** A style as TOML, all that it is, with a comment above each part. */
export const styleText = (style: Style, words: HouseWords): string => {
  const note = (name: HouseNote): readonly string[] => [`# ${words[name]}`]
  const headed = (name: HouseNote, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', ...note(name), ...lines]
  return [
    ...note('file'),
    ...headed('base', [`base = "${style.name}"`, ...absentText(style)]),
    ...PLAIN_TABLES.flatMap(table => [
      ...headed(table, tableText(table, style, words)),
      ...(table === 'letters' ? headed('signs', signsText(style.notation.signs)) : []),
    ]),
    ...headed('path', pathText(style.path)),
    ...headed('tensors', shownText('tensors', style.tensors)),
    '',
    ...shownText('scalars', style.scalars),
    ...headed('flow', style.flow ? flowText(style.flow, words.shorten) : []),
    ...headed('captions', captionsText(style, words['captions-shown'])),
    '',
  ].join('\n')
}

const tableText = (table: Table, style: Style, words: HouseWords): readonly string[] => [
  `[${table}]`,
  ...FIELDS.filter(field => field.table === table).flatMap((field, n, all) => [
    ...(field.note === all[n - 1]?.note ? [] : [`# ${words[field.note]}${allowedText(field)}`]),
    `${field.key} = ${field.codec.write(fieldOf(field, style))}`,
  ]),
]

/** `: plain, bold, arrow` */
const allowedText = ({ codec: { allowed } }: Field): string =>
  allowed ? ` (${allowed.join(', ')})` : ''

const fieldOf = ({ isOfNotation, name }: Field, style: Style): unknown =>
  Object.entries(isOfNotation ? style.notation : style).find(([key]) => key === name)?.[1]
