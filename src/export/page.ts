import { bareName, constantOf } from '../core/affine.ts'
import type { Graph, Leaf } from '../core/graph.ts'
import { atom, type Code, type Value } from '../core/python.ts'
import { type Dim, type Shape, shapeKey } from '../core/shape.ts'
import { writeAffine } from './affine.ts'
import type { Book, Role } from './book.ts'
import { writeScalar, writeTable } from './entries.ts'
import type { PythonNames } from './names.ts'
import { ExportError } from './refusal.ts'
import type { SizeSources } from './sizes.ts'
import { shaped, writeCall, writeWhole } from './whole.ts'
import type { Writer } from './writer.ts'

/** One function of a module while it is written, and what it turns out to need. */
export interface Page extends Book {
  /** Size names that the formulas mention. */
  readonly sizesUsed: ReadonlySet<string>
  /** Names of the file whose values the formulas mention. */
  readonly valuesUsed: ReadonlySet<string>
  /** Arguments that stand for unknown functions. */
  readonly givenUsed: ReadonlySet<string>
  /** A name that a line above defines. */
  define(name: string, value: Value): void
  /** Says that the sizes are known which this equation tells. */
  tell(equation: string): void
}

/** What all functions of a module share. */
export interface Ground {
  readonly graph: Graph
  readonly py: Writer
  readonly names: PythonNames
  readonly sources: SizeSources
  /** Names of the arguments for unknown functions. */
  readonly roles: Map<string, string>
  /** Names of the variables for letters, by letter and range. */
  readonly letters: Map<string, string>
}

/** An empty page. Its formulas may use the leaves, and names that are defined on it. */
export const openPage = (ground: Ground): Page => {
  const { graph, py, names, sources } = ground
  const values = new Map(graph.leaves.map(leaf => [leaf.name, leafValue(leaf, names)]))
  const sizesUsed = new Set<string>()
  const givenUsed = new Set<string>()
  const valuesUsed = new Set<string>()
  const open = new Set(sources.told.keys())
  const lines: string[] = []
  const written = new Set<string>()
  const indices = new Set(graph.leaves.filter(leaf => leaf.index).map(leaf => leaf.name))
  const size = (name: string): Code => {
    if (open.has(name)) throw new ExportError('export-size', { name })
    if (!indices.has(name)) sizesUsed.add(name)
    return { ...atom(names.of(name)), isPlain: true }
  }
  const expected = (dim: Dim): string =>
    open.has(bareName(dim) ?? '') ? 'None' : writeAffine(dim, size).text
  return {
    graph,
    py,
    names,
    sizesUsed,
    givenUsed,
    valuesUsed,
    size,
    read: { whole: writeWhole, call: writeCall, term: writeScalar, table: writeTable },
    value: name => {
      valuesUsed.add(name)
      return values.get(name) ?? unknown(name)
    },
    define: (name, value) => values.set(name, value),
    tell: equation => {
      for (const [name, source] of sources.told) if (source.equation === equation) open.delete(name)
    },
    expected: shape => shape.map(expected).join(', '),
    given: (name, role) => {
      const argument = roleName(ground, name, role)
      givenUsed.add(argument)
      return argument
    },
    places: (letter, dim) => {
      const count = writeAffine(dim, size).text
      const key = `${letter} ${shapeKey([dim])}`
      const variable = ground.letters.get(key) ?? names.fresh(letter)
      ground.letters.set(key, variable)
      if (!written.has(key)) lines.push(`${variable} = ${rangeText(py, count)}`)
      written.add(key)
      return variable
    },
    takeLines: () => lines.splice(0),
  }
}

/** f, df, ddf …; jac_f and hess_f for the derivatives of a map. */
export const roleName = ({ names, roles }: Ground, name: string, role: Role): string => {
  if (role === 0) return names.of(name)
  const wish = wishFor(name, role)
  const known = roles.get(wish) ?? names.fresh(wish)
  roles.set(wish, known)
  return known
}

const wishFor = (name: string, role: Role): string => {
  if (role === 'jacobians') return `jac_${name}`
  return role === 'hessians' ? `hess_${name}` : `${'d'.repeat(role)}${name}`
}

/** The axes of a leaf as its shape says them: `"m"`, `"1"`. */
export const axisNames = (shape: Shape, names: PythonNames): readonly string[] =>
  shape.map(dim => {
    const known = constantOf(dim)
    if (known !== undefined) return String(known)
    return writeAffine(dim, name => atom(names.of(name))).text
  })

const leafValue = (leaf: Leaf, names: PythonNames): Value => {
  const name = atom(names.of(leaf.name))
  return leaf.index ? { ...name, isPlain: true, shape: [] } : shaped(name, leaf.shape)
}

const rangeText = ({ target, library, like }: Writer, count: string): string =>
  target === 'numpy'
    ? `${library}.arange(${count})`
    : `${library}.arange(${count}, device=${like}["device"])`

const unknown = (name: string): never => {
  throw new ExportError('export-no-value', { name })
}
