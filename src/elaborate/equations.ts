import type { Equation } from '../core/graph.ts'
import type { Problem } from '../core/problem.ts'
import type { Shape } from '../core/shape.ts'
import type { FamilySyntax } from '../core/syntax.ts'
import type { Directives } from './directives.ts'
import { elaborateEquation } from './equation.ts'
import { expectedShape, memberPlace, membersIn, shapeOfMember } from './families.ts'
import type { File } from './file.ts'
import type { Typing } from './infer.ts'
import { orderOf } from './order.ts'
import { READERS } from './readers.ts'
import { attempt } from './refusal.ts'
import { tell, tried } from './report.ts'
import type { openScope } from './scope.ts'

/** A scope whose shapes grow with every equation. */
export type FileScope = Parameters<typeof openScope>[0] & { readonly shapes: Map<string, Shape> }

/** The scope of all equations of a file; shapes of defined names are still missing. */
export const scopeOf = (
  { file, functions, solver, families }: Typing,
  shapes: ReadonlyMap<string, Shape>,
  { base }: Directives,
): FileScope => ({
  ...functions,
  shapes: new Map([...shapes].filter(([name]) => !isOpen(file, name))),
  values: new Set([...shapes.keys(), ...file.equations.keys(), ...file.unread]),
  sizes: file.sizes,
  indices: file.indices,
  base,
  report: file.report,
  families: new Set(families.keys()),
  places: new Set(),
  memberShape: (member, places) => {
    const family = families.get(member.name)
    return family && shapeOfMember(solver, family, memberPlace(member, places))
  },
  read: READERS,
})

/** Defined names get their shapes from their equations, unread ones never. */
const isOpen = ({ equations, unread }: File, name: string): boolean =>
  equations.has(name) || unread.has(name)

/** Elaborates the equations in order; a name whose equation is refused keeps no shape, and those that use it say nothing. */
export const elaborateAll = (
  scope: FileScope,
  taken: ReadonlySet<string>,
  file: File,
  inferred: ReadonlyMap<string, Shape>,
): readonly Equation[] => {
  const { equations, loops } = orderOf(file.equations)
  for (const loop of loops) {
    const name = file.equations.get(loop[0] as string)?.name
    if (name) tell(file.report, 'loop', name, { loop: loop.join(' → ') })
  }
  return equations.flatMap(syntax => {
    const { name } = syntax.name
    const declared = file.values.has(name) ? inferred.get(name) : undefined
    const equation = tried(file.report, () => elaborateEquation(scope, taken, syntax, declared))
    const [member] = membersIn(syntax.body)
    if (!equation || member) {
      if (equation && member)
        tell(file.report, 'family-not-available', member, { name: member.name })
      return []
    }
    scope.shapes.set(name, equation.shape)
    return [equation]
  })
}

/** Checks the shapes of all members that equations give. */
export const checkFamilies = (
  scope: FileScope,
  taken: ReadonlySet<string>,
  { file, families, solver }: Typing,
): void => {
  for (const [name, { members }] of file.families) {
    const family = families.get(name)
    for (const member of members) {
      const letter = member.range?.letter.name
      const places = new Set(letter === undefined ? [] : [letter])
      const problems: Problem[] = []
      attempt(() => {
        const place = memberPlace({ kind: 'layered', name, at: member.at }, places)
        const shape = family && expectedShape(solver, family, place)
        elaborateEquation({ ...scope, places }, taken, equationOf(member), shape)
      }, problems)
      file.report.problems.push(...problems.map(p => withLetter(p, letter ?? '_')))
    }
  }
}

/** Sizes in a message are written with the letter of the family. */
const withLetter = (found: Problem, letter: string): Problem => ({
  ...found,
  values: Object.fromEntries(
    Object.entries(found.values).map(([key, text]) => [key, text.replaceAll('{_', `{${letter}`)]),
  ),
})

const equationOf = ({ name, letters, body, span }: FamilySyntax) =>
  ({ kind: 'equation', name, letters, body, span }) as const
