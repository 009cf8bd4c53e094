import type { Code, Value } from '../core/python.ts'
import type { Entrance } from './entrance.ts'
import { ARRAY } from './helpers.ts'
import type { Ground, Page } from './page.ts'
import type { Writer } from './writer.ts'

/** A formula gets a name; what it needs stands above it. No two names share an array. */
export const assignment = (page: Page, name: string, value: Value): readonly string[] => {
  const { py } = page
  const copy = VIEW.test(value.text) ? `.${py.target === 'numpy' ? 'copy' : 'clone'}()` : ''
  const text = value.isPlain ? scalarOf(py, value) : `${value.text}${copy}`
  return [...page.takeLines(), `${name} = ${text}`]
}

/** A number of Python as a scalar like the others. */
const scalarOf = (py: Writer, code: Code): string =>
  py.target === 'numpy' ? `${py.use(ARRAY)}(${code.text})` : py.array({ ...code, isPlain: true })

/** A name, or a part of what it stands for: `x`, `A.T`, `r[0]`. */
const VIEW = /^[A-Za-z]\w*(\.T|\[[^\]]*\])*$/

/** The lines with which a function begins: arguments, sizes, the type of new arrays. */
export const opening = (
  page: Page,
  ground: Ground,
  { line, sizes }: Entrance,
  rest: readonly string[],
): readonly string[] => {
  const { graph, names, py, sources } = ground
  const isMentioned = mentionedIn(rest)
  const fixed = [...page.sizesUsed]
    .filter(name => !sources.told.has(name))
    .map(names.of)
    .filter(isMentioned)
  const leaf = graph.leaves.find(one => !one.index)
  const members = ground.members.find(({ runs }) => runs.length > 0)?.family.name
  const first = members === undefined ? undefined : `[*${names.of(members)}.values()][0]`
  const source = leaf ? names.of(leaf.name) : first
  const type = source
    ? `${source}.dtype, "device": ${source}.device`
    : 'torch.float64, "device": "cpu"'
  return [
    line,
    ...fixed.map(name => `${name} = ${sizes}["${name}"]`),
    ...(isMentioned(py.like) ? [`${py.like} = {"dtype": ${type}}`] : []),
    '',
  ]
}

/** Whether a name stands in lines that are no comments. */
const mentionedIn = (lines: readonly string[]): ((name: string) => boolean) => {
  const words = lines
    .filter(line => !line.trimStart().startsWith('#'))
    .flatMap(line => line.match(/[A-Za-z_]\w*/g) ?? [])
  const all = new Set(words)
  return name => all.has(name)
}

/** Lines that take sizes from the value of an equation, where formulas mention them. */
export const toldSizes = (page: Page, ground: Ground, equation: string): readonly string[] =>
  [...ground.sources.told.keys()]
    .filter(size => page.sizesUsed.has(size))
    .flatMap(size => toldLine(ground, equation, size))

/** All that an equation tells. */
export const allToldSizes = (ground: Ground, equation: string): readonly string[] =>
  [...ground.sources.told.keys()].flatMap(size => toldLine(ground, equation, size))

const toldLine = ({ names, sources }: Ground, equation: string, size: string) => {
  const source = sources.told.get(size)
  if (source?.equation !== equation) return []
  return [`${names.of(size)} = ${names.of(equation)}.shape[${source.axis}]`]
}

/** `forward(*, V, x, f, df=None)`: what is not used here may be left out. */
export const signature = (
  name: string,
  { leaves, given, functions }: Entrance,
  used: ReadonlySet<string>,
): string => {
  const taken = [...new Set([...functions, ...used])]
  const optional = taken.map(name => (used.has(name) ? name : `${name}=None`))
  const all = [...leaves, ...given, ...optional]
  if (all.length === 0) return `${name}()`
  const line = `${name}(*, ${all.join(', ')})`
  return line.length <= WIDEST ? line : `${name}(\n    *,\n    ${all.join(',\n    ')},\n)`
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
