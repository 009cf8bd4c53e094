import type { Graph } from '../core/graph.ts'
import { GREEK } from '../core/greek.ts'
import { type Alias, aliasesOf } from './alias.ts'
import type { Book } from './book.ts'
import { bookOf } from './sheet.ts'
import { plain } from './style/plain.ts'

/** LaTeX with names of a network, or some of them, in the forms in which they stand in a person's text. */
export const writersBook = (graph: Graph, text: string, names?: ReadonlySet<string>): Book => {
  const book = bookOf(graph, plain)
  const squeezed = squeeze(text.slice(0, MOST))
  const aliases = new Map(aliasesOf(graph.settings))
  const named = [...graph.leaves, ...graph.equations].filter(({ name }) => names?.has(name) ?? true)
  for (const { name, shape } of named) {
    if (aliases.has(name)) continue
    const form = formsOf(name).find(one => squeezed.includes(squeeze(one.whole)))
    if (form) aliases.set(name, aliasFor(form, shape.length))
  }
  return { ...book, aliases }
}

/** Letters of the text that are looked at. */
const MOST = 200_000

/** Spaces and braces are a matter of taste. */
const squeeze = (tex: string): string => tex.replace(/[\s{}]+/g, '')

interface Form {
  readonly whole: string
  /** Without its face, as in entries. */
  readonly bare: string
}

const FACES = String.raw`\vec \mathbf \boldsymbol \bm \underline \mathcal \mathsf \mathrm`.split(
  ' ',
)

/** A name in a face, or with its number at another place than below; the usual form is not among them. */
const formsOf = (name: string): readonly Form[] => {
  const [, stem = name, number = ''] = /^([A-Za-z]+?)_?(\d*)$/.exec(name) ?? []
  if (stem.length > 1 && !GREEK.has(stem)) return []
  const letters = GREEK.has(stem) ? [`\\var${stem}`, `\\${stem}`] : [stem]
  const places = number === '' ? [''] : [`^{(${number})}`, `^{[${number}]}`, `_{${number}}`]
  return letters.flatMap(letter =>
    places.flatMap(place => [
      ...FACES.map(face => ({ whole: `${face}{${letter}}${place}`, bare: `${letter}${place}` })),
      ...(place.startsWith('^') ? [{ whole: `${letter}${place}`, bare: `${letter}${place}` }] : []),
    ]),
  )
}

/** For the whole, and for entries: by letters that no name in question has. */
const aliasFor = ({ whole, bare }: Form, axes: number): readonly Alias[] => {
  const letters = [...'QZJK'].filter(letter => !bare.includes(letter)).slice(0, axes)
  const below = /_\{(\w+)\}$/.exec(bare)?.[1]
  const stem = below === undefined ? bare : bare.slice(0, -below.length - 3)
  const places = [...(below === undefined ? [] : [below]), ...letters].join(' ')
  const entry = { indices: letters, latex: `${stem}_{${places}}` }
  return [{ indices: [], latex: whole }, ...(letters.length === axes && axes > 0 ? [entry] : [])]
}
