import type { Shape } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import { constantNamed, opsSpelled } from '../ops/index.ts'
import { adjectiveShape } from './adjectives.ts'
import { familyShapes, isLeafFamily, letterOfFamily } from './families.ts'
import type { File } from './file.ts'
import type { Functions } from './functions.ts'
import { inferEquation, inferMember, shapeOfName, type Typing } from './infer.ts'
import { tell, tried } from './report.ts'
import { isSettled, nameSizes, settle } from './settle.ts'
import { fix, newSolver, type ShapeVar, shapeIn, unknownSize } from './solver.ts'

/** States what declarations and equations say of shapes. */
export const inferShapes = (file: File, functions: Functions): Typing => {
  const solver = newSolver()
  const typing: Typing = {
    file,
    functions,
    solver,
    shapes: new Map(),
    mentioned: new Set(),
    entries: [],
    base: file.directives.some(d => d.name === 'base' && d.text === '0') ? 0 : 1,
    families: familyShapes(file, solver),
    places: new Set(),
    spelled: opsSpelled,
    isConstant: name => !file.owners.has(name) && constantNamed(name) !== undefined,
  }
  declareValues(typing)
  for (const equation of file.equations.values()) inferEquation(typing, equation)
  for (const { members } of file.families.values()) {
    for (const member of members) inferMember(typing, member)
  }
  return typing
}

const declareValues = (typing: Typing): void => {
  const { file, solver } = typing
  for (const { name, axes, adjectives, role } of file.values.values()) {
    const shape = shapeOfName(typing, name.name)
    fix(
      solver,
      shape,
      axes.map(axis => axis ?? unknownSize(solver)),
    )
    tried(file.report, () => adjectiveShape(solver, name, shape, adjectives))
    const word = role ?? adjectives[0]
    const isDefined = file.equations.has(name.name)
    if (word && isDefined) tell(file.report, 'not-a-leaf', name, { name: name.name, word })
  }
}

/** What was found out: shapes of leaves and declared names, and what had to be assumed. */
export interface Found {
  readonly shapes: ReadonlyMap<string, Shape>
  readonly assumed: readonly string[]
  /** Names that were given to sizes. */
  readonly named: ReadonlySet<string>
}

/** Settles open leaves and names open sizes; equations get their shapes later, by elaboration. */
export const settleShapes = (
  { file, solver, shapes, mentioned, families }: Typing,
  names: ReadonlySet<string>,
): Found => {
  const order = [...new Set([...mentioned, ...shapes.keys()])]
  const values = order.map(name => [name, shapes.get(name) as ShapeVar] as const)
  const general = [...families]
    .filter(([name]) => isLeafFamily(file, name))
    .map(([name, family]) => [`${name}{${letterOfFamily(file, name)}}`, family.general] as const)
  const all = [...values, ...general]
  const open = [...values.map(([, shape]) => shape), ...[...families.values()].map(f => f.general)]
  const assumed = settle(solver, open)
  const named = new Set(nameSizes(solver, open, names))
  for (const size of named) file.sizes.add(size)
  const known = all.flatMap(([name, variable]) => {
    const shape = shapeIn(solver, variable)
    return shape && isSettled(shape) ? [[name, shape] as const] : []
  })
  const declarations = known
    .filter(([name]) => assumed.has(name.replace(/\{.*/, '')))
    .map(([name, shape]) =>
      `${name} : ${describeShape(shape)}`.replaceAll('{_', name.slice(name.indexOf('{'), -1)),
    )
  const shapesKnown = new Map(known.filter(([name]) => !name.includes('{')))
  return { shapes: shapesKnown, assumed: declarations, named }
}
