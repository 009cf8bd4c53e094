import type { Equation, Family, Leaf, MemberEquation } from '../core/graph.ts'
import { memberName } from '../core/member.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Problem } from '../core/problem.ts'
import type { Shape } from '../core/shape.ts'
import type { Declaration, FamilySyntax } from '../core/syntax.ts'
import { elaborateEquation } from './equation.ts'
import type { FileScope } from './equations.ts'
import {
  expectedShape,
  letterOfFamily,
  memberPlace,
  rangeOf,
  shapeOfMember,
  withLetter,
} from './families.ts'
import type { Typing } from './infer.ts'
import { attempt, refuse } from './refusal.ts'
import { shapeIn } from './solver.ts'

/** Families, and the equations of their single members. */
export interface Families {
  readonly families: readonly Family[]
  readonly own: readonly Equation[]
}

/** Elaborates the equations of all members. */
export const elaborateFamilies = (
  scope: FileScope,
  taken: ReadonlySet<string>,
  typing: Typing,
): Families => {
  const families: Family[] = []
  const own: Equation[] = []
  for (const name of typing.families.keys()) {
    const members = typing.file.families.get(name)?.members ?? []
    const read = members.flatMap(member => elaborateMember(scope, taken, typing, member))
    const general = read.flatMap(one => ('range' in one ? [one] : []))
    own.push(...read.flatMap(one => ('range' in one ? [] : [one])))
    families.push(...familyOf(typing, name, general[0]))
  }
  return { families, own }
}

const elaborateMember = (
  scope: FileScope,
  taken: ReadonlySet<string>,
  typing: Typing,
  member: FamilySyntax,
): readonly (Equation | MemberEquation)[] => {
  const name = member.name.name
  const letter = member.range?.letter.name ?? ''
  const places = new Set(letter === '' ? [] : [letter])
  const problems: Problem[] = []
  const read = attempt(() => {
    for (const name of freeNamesIn(member.at)) {
      if (places.has(name) || scope.sizes.has(name)) continue
      refuse('member-without-range', member.name, { letter: name, name: member.name.name })
    }
    const place = memberPlace({ kind: 'layered', name, at: member.at }, places)
    const family = typing.families.get(name)
    const shape = family && expectedShape(typing.solver, family, place)
    const declared = shape && withLetter(shape, letter)
    const equation = elaborateEquation({ ...scope, places }, taken, syntaxOf(member), declared)
    const range = rangeOf(member)
    if (range) return { range, body: equation.body, uses: equation.uses, syntax: member }
    return place.kind === 'fixed' ? named(equation, memberName(name, place.at)) : equation
  }, problems)
  typing.file.report.problems.push(...problems)
  return read
}

const named = (equation: Equation, name: string): Equation => {
  const { syntax } = equation
  return { ...equation, name, syntax: { ...syntax, name: { ...syntax.name, name } } }
}

const syntaxOf = ({ name, letters, body, span }: FamilySyntax) =>
  ({ kind: 'equation', name, letters, body, span }) as const

const familyOf = (
  { file, families, solver }: Typing,
  name: string,
  equation: MemberEquation | undefined,
): readonly Family[] => {
  const known = families.get(name)
  const shape = known && shapeIn(solver, known.general)
  if (!known || !shape) return []
  const letter = equation?.syntax.range?.letter.name ?? letterOfFamily(file, name)
  const declared = file.families.get(name)?.declared ?? []
  const general = declared.find(one => one.letter)
  const leaves = declared.flatMap(one => {
    const place = one.member && memberPlace({ kind: 'layered', name, at: one.member }, NONE)
    const own = place?.kind === 'fixed' && shapeOfMember(solver, known, place)
    return own && place?.kind === 'fixed' ? [leafOf(memberName(name, place.at), own, one)] : []
  })
  const { role, adjectives } = leafOf(name, shape, general)
  return [
    {
      name,
      letter,
      shape: withLetter(shape, letter),
      adjectives,
      ...(role && { role }),
      ...(equation && { equation }),
      leaves,
    },
  ]
}

const NONE: ReadonlySet<string> = new Set()

const leafOf = (name: string, shape: Shape, declared: Declaration | undefined): Leaf => ({
  name,
  shape,
  adjectives: declared?.adjectives ?? [],
  ...(declared?.role && { role: declared.role }),
})
