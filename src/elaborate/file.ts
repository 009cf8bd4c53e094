import type { Op } from '../core/op.ts'
import type { Dim } from '../core/shape.ts'
import type {
  Adjective,
  Assumption,
  Claim,
  Declaration,
  Directive,
  EquationSyntax,
  FamilySyntax,
  Layered,
  Let,
  Name,
  Role,
  Statement,
} from '../core/syntax.ts'
import { opCalled } from '../ops/index.ts'
import { type Placed, refuse, spanOf } from './refusal.ts'
import { newReport, type Report, tell, tried } from './report.ts'
import { declareFunction } from './signature.ts'
import { type Axes, axesOf, sizeIn } from './types.ts'

/** What the statements of a file say of each name; nothing is known of shapes yet. */
export interface File {
  readonly owners: Map<string, Owner>
  readonly values: Map<string, Declared>
  /** The first definition of each name, in the order of the file. */
  readonly equations: Map<string, EquationSyntax>
  readonly families: Map<string, FamilyParts>
  readonly functions: Map<string, Op>
  readonly indices: Map<string, Dim>
  /** Size names in order of appearance. */
  readonly sizes: Set<string>
  readonly directives: Directive[]
  readonly claims: Claim[]
  readonly lets: Let[]
  readonly assumptions: Assumption[]
  /** Names whose own statement made no sense: nothing is said of what uses them. */
  readonly unread: Set<string>
  readonly report: Report
}

/** Sizes, values, functions, families and shorthands share one namespace. */
export type Kind = 'size' | 'value' | 'function' | 'family' | 'shorthand'
interface Owner {
  readonly kind: Kind
  readonly at: Placed
}

/** A declared leaf or name of an equation. */
export interface Declared {
  readonly name: Name
  readonly axes: Axes
  readonly role?: Role
  readonly adjectives: readonly Adjective[]
}

export interface FamilyParts {
  readonly declared: Declaration[]
  readonly members: FamilySyntax[]
}

/** Collects what is declared and defined; double definitions and clashes are told. */
export const readFile = (statements: readonly Statement[], unread: Iterable<string> = []): File => {
  const file: File = {
    owners: new Map(),
    values: new Map(),
    equations: new Map(),
    families: new Map(),
    functions: new Map(),
    indices: new Map(),
    sizes: new Set(),
    directives: [],
    claims: [],
    lets: [],
    assumptions: [],
    unread: new Set(unread),
    report: newReport(),
  }
  for (const statement of statements) read(file, statement)
  return file
}

/** Notes that a name is a size; told when it is something else already. */
export const useSize = (file: File, { name, span }: Name | Layered): void => {
  if (own(file, name, 'size', { ...(span && { span }) })) file.sizes.add(name)
}

const read = (file: File, statement: Statement): void => {
  switch (statement.kind) {
    case 'directive':
      file.directives.push(statement)
      return
    case 'declaration':
      if (!tried(file.report, () => declare(file, statement)))
        for (const { name } of statement.names) file.unread.add(name)
      return
    case 'equation':
      define(file, statement)
      return
    case 'family':
      if (own(file, statement.name.name, 'family', statement.name))
        familyOf(file, statement.name.name).members.push(statement)
      return
    case 'claim':
      file.claims.push(statement)
      return
    case 'let':
      readLet(file, statement)
      return
    case 'assumption':
      file.assumptions.push(statement)
  }
}

/** Shorthands whose names are free. */
const readLet = (file: File, { shorthands, ...statement }: Let): void => {
  const free = shorthands.filter(({ name }) => {
    const isTwice = file.owners.get(name.name)?.kind === 'shorthand'
    if (isTwice) tell(file.report, 'defined-twice', name, { name: name.name })
    return !isTwice && own(file, name.name, 'shorthand', name)
  })
  file.lets.push({ ...statement, shorthands: free })
}

const define = (file: File, statement: EquationSyntax): void => {
  const { name } = statement
  if (!own(file, name.name, 'value', name)) return
  if (file.equations.has(name.name)) tell(file.report, 'defined-twice', name, { name: name.name })
  else file.equations.set(name.name, statement)
}

const declare = (file: File, statement: Declaration): true => {
  if (statement.letter || statement.member) declareFamily(file, statement)
  else for (const name of statement.names) declareName(file, statement, name)
  return true
}

const declareFamily = (file: File, statement: Declaration): void => {
  const name = statement.names[0] as Name
  const { kind } = statement.type
  if (kind === 'index' || kind === 'function') refuse('family-type', name, { type: kind })
  if (own(file, name.name, 'family', name)) familyOf(file, name.name).declared.push(statement)
}

const declareName = (file: File, { type, role, adjectives }: Declaration, name: Name): void => {
  const sink = (size: Name | Layered) => useSize(file, size)
  const kind = type.kind === 'function' ? 'function' : 'value'
  if (!own(file, name.name, kind, name)) return
  if (isDeclared(file, name.name)) {
    tell(file.report, 'declared-twice', name, { name: name.name })
    return
  }
  if (type.kind === 'function') {
    file.functions.set(name.name, declareFunction(name, type, sink))
  } else if (type.kind === 'index') {
    file.indices.set(name.name, sizeIn(type.sizes[0], sink))
  } else {
    const axes = axesOf(type, sink)
    file.values.set(name.name, { name, axes, adjectives, ...(role && { role }) })
  }
}

const isDeclared = ({ values, functions, indices }: File, name: string): boolean =>
  values.has(name) || functions.has(name) || indices.has(name)

const familyOf = (file: File, name: string): FamilyParts => {
  const known = file.families.get(name) ?? { declared: [], members: [] }
  file.families.set(name, known)
  return known
}

/** Takes a name for one kind of thing; false, and told, when it is taken for another. */
const own = (file: File, name: string, kind: Kind, at: Placed): boolean => {
  const owner = file.owners.get(name)
  if (!owner && isReserved(name)) {
    tell(file.report, 'name-of-function', at, { name })
    return false
  }
  if (!owner) file.owners.set(name, { kind, at: { span: spanOf(at) } })
  if (!owner || owner.kind === kind) return true
  tell(file.report, 'name-clash', at, { name, kind, other: owner.kind })
  return false
}

/** The first name of a function of the language; its other names may be used for values. */
export const isReserved = (name: string): boolean => {
  const spelling = opCalled(name)?.spelling
  return spelling?.kind === 'call' && spelling.names[0] === name
}
