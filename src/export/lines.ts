import type { Value } from '../core/python.ts'
import type { Entrance } from './entrance.ts'
import { ARRAY } from './helpers.ts'
import type { Ground, Page } from './page.ts'

/** A formula gets a name; what it needs stands above it. */
export const assignment = (page: Page, name: string, value: Value): readonly string[] => {
  const text = value.isPlain ? `${page.py.use(ARRAY)}(${value.text})` : value.text
  return [...page.takeLines(), `${name} = ${text}`]
}

/** The lines with which a function begins: arguments, sizes, the type of new arrays. */
export const opening = (
  page: Page,
  { graph, names, py, sources }: Ground,
  { line, sizes }: Entrance,
  rest: readonly string[],
): readonly string[] => {
  const fixed = [...page.sizesUsed].filter(name => !sources.told.has(name)).map(names.of)
  const leaf = graph.leaves.find(one => !one.index)
  const source = leaf ? names.of(leaf.name) : undefined
  const type = source
    ? `${source}.dtype, "device": ${source}.device`
    : 'torch.float64, "device": "cpu"'
  const like = new RegExp(`\\b${py.like}\\b`)
  return [
    line,
    ...fixed.map(name => `${name} = ${sizes}["${name}"]`),
    ...(rest.some(text => like.test(text)) && py.target === 'torch'
      ? [`${py.like} = {"dtype": ${type}}`]
      : []),
  ]
}

/** Lines that take sizes from the value of an equation, where formulas mention them. */
export const toldSizes = (
  page: Page,
  { names, sources }: Ground,
  equation: string,
): readonly string[] =>
  [...sources.told].flatMap(([size, source]) =>
    source.equation === equation && page.sizesUsed.has(size)
      ? [`${names.of(size)} = ${names.of(equation)}.shape[${source.axis}]`]
      : [],
  )

/** `*, V, x, f, df=None`: what is not used here may be left out. */
export const parameters = (
  { leaves, given, functions }: Entrance,
  used: ReadonlySet<string>,
): string => {
  const optional = functions.map(name => (used.has(name) ? name : `${name}=None`))
  const all = [...leaves, ...given, ...optional]
  return all.length === 0 ? '' : ['*', ...all].join(', ')
}

/** `return {"V": g_V}` */
export const returned = (
  entries: readonly (readonly [key: string, value: string])[],
): readonly string[] => {
  const items = entries.map(([key, value]) => `"${key}": ${value}`)
  const line = `return {${items.join(', ')}}`
  return line.length <= WIDEST ? [line] : ['return {', ...items.map(item => `    ${item},`), '}']
}

const WIDEST = 84
