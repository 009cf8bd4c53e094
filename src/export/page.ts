import { type Affine, bareName, constantOf } from '../core/affine.ts'
import type { Family, Graph, Leaf } from '../core/graph.ts'
import { memberOf } from '../core/member.ts'
import { atom, type Code, type Value } from '../core/python.ts'
import type { Dim, Shape } from '../core/shape.ts'
import { moveShape } from '../family/move.ts'
import { writeAffine } from './affine.ts'
import type { Book, Role } from './book.ts'
import { writeScalar, writeTable } from './entries.ts'
import type { LeafMembers } from './family/members.ts'
import type { PythonNames } from './names.ts'
import { ExportError } from './refusal.ts'
import { openScope } from './scope.ts'
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
  /** A family whose members a variable holds by place. */
  defineFamily(family: Pick<Family, 'name' | 'letter' | 'shape'>, variable: string): void
  /** Says that the sizes are known which this equation tells. */
  tell(equation: string): void
}

/** What all functions of a module share. */
export interface Ground {
  readonly graph: Graph
  readonly py: Writer
  readonly names: PythonNames
  readonly sources: SizeSources
  /** Families with the places of members that have to be given. */
  readonly members: readonly LeafMembers[]
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
  const families = new Map(graph.families.map(one => [one.name, held(one, names.of(one.name))]))
  const scope = openScope(ground)
  const indices = new Set(graph.leaves.filter(leaf => leaf.index).map(leaf => leaf.name))
  const size = (name: string): Code => {
    const variable = scope.variableOf(name)
    if (variable !== undefined) return { ...atom(variable), isPlain: true }
    const member = memberOf(name)
    if (member) {
      sizesUsed.add(member.family)
      const text = `${names.of(member.family)}[${writeAffine(member.at, size).text}]`
      return { ...atom(text), isPlain: true }
    }
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
      const member = memberOf(name)
      valuesUsed.add(member?.family ?? name)
      const family = member && families.get(member.family)
      if (member && family) return family(member.at, size)
      return values.get(name) ?? unknown(name)
    },
    define: (name, value) => values.set(name, value),
    defineFamily: (family, variable) => families.set(family.name, held(family, variable)),
    tell: equation => {
      for (const [name, source] of sources.told) if (source.equation === equation) open.delete(name)
    },
    within: scope.within,
    takeLines: scope.takeLines,
    expected: shape => shape.map(expected).join(', '),
    given: (name, role) => {
      const argument = roleName(ground, name, role)
      givenUsed.add(argument)
      return argument
    },
    places: (letter, dim) => scope.places(letter, dim, writeAffine(dim, size).text),
  }
}

/** The members of a family, by their places. */
const held =
  ({ letter, shape }: Pick<Family, 'letter' | 'shape'>, variable: string) =>
  (at: Affine, size: (name: string) => Code): Value => {
    const own = moveShape(shape, new Map([[letter, at]]))
    return shaped(atom(`${variable}[${writeAffine(at, size).text}]`), own)
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

const unknown = (name: string): never => {
  throw new ExportError('export-no-value', { name })
}
