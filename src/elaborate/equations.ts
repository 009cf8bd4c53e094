import type { Equation } from '../core/graph.ts'
import type { Shape } from '../core/shape.ts'
import type { Directives } from './directives.ts'
import { elaborateEquation } from './equation.ts'
import { memberIn, placesOf } from './families.ts'
import type { File } from './file.ts'
import type { Typing } from './infer.ts'
import { orderOf } from './order.ts'
import { READERS } from './readers.ts'
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
  member: (member, places) => memberIn(solver, families, member, places),
  placesOf: family => placesOf(file, family),
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
    if (!equation) return []
    scope.shapes.set(name, equation.shape)
    return [equation]
  })
}
