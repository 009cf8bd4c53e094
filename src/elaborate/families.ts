import { affine, namesOf, plus, sameAffine, symbol } from '../core/affine.ts'
import { type Var, variable } from '../core/expr.ts'
import type { Range } from '../core/graph.ts'
import { memberName, memberOf } from '../core/member.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Dim, Shape } from '../core/shape.ts'
import type { Declaration, FamilySyntax, Layered, SumSyntax, Syntax } from '../core/syntax.ts'
import type { FamilyParts, File } from './file.ts'
import { useSize } from './file.ts'
import { fixSize, freeSize, nameSize, shiftSize } from './member.ts'
import { tell, tried } from './report.ts'
import { isSettled } from './settle.ts'
import {
  equate,
  fix,
  type ShapeVar,
  type Solver,
  shapeIn,
  unknownShape,
  unknownSize,
  watch,
} from './solver.ts'
import { axesOf, type Place, placeIn, type SizeSink, sizeIn } from './types.ts'

/** Shapes of a family: of the general member, its sizes with `_` for the letter, and of others by their places. */
export interface FamilyShape {
  readonly general: ShapeVar
  readonly others: Map<string, ShapeVar>
}
export type FamilyShapes = Map<string, FamilyShape>

/** Declares the shapes of families; the others are settled like leaves. */
export const familyShapes = (file: File, solver: Solver): FamilyShapes => {
  const shapes: FamilyShapes = new Map()
  for (const [name, family] of file.families) {
    const shape = openFamily(name, shapes.size, family.declared.length === 0)
    shapes.set(name, shape)
    for (const d of family.declared) tried(file.report, () => declareMember(file, solver, shape, d))
    checkMembers(file, name, family)
  }
  return shapes
}

export const openFamily = (name: string, order: number, isLeaf: boolean): FamilyShape => {
  const leaf = { name, order, isCapital: /^\p{Lu}/u.test(name) }
  return { general: { ...unknownShape(), leaves: isLeaf ? [leaf] : [] }, others: new Map() }
}

const declareMember = (
  file: File,
  solver: Solver,
  family: FamilyShape,
  { letter, member, type }: Declaration,
): void => {
  const axes = axesOf(type, size => useSize(file, size), letter?.name)
  const dims = axes.map(axis => axis ?? unknownSize(solver))
  const shape = member
    ? memberShape(solver, family, placeIn({ at: member }, undefined))
    : family.general
  fix(solver, shape, dims)
}

/** One equation gives the general member, and its bounds are sizes or numbers. */
const checkMembers = (file: File, name: string, { members }: FamilyParts): void => {
  const general = members.filter(member => member.range)
  for (const extra of general.slice(1)) tell(file.report, 'defined-twice', extra.name, { name })
  for (const { range } of general) {
    for (const end of range ? [range.from, range.to] : []) {
      tried(file.report, () => boundIn(end, size => useSize(file, size)))
    }
  }
}

/** A bound may be 0, which is no size. */
const boundIn = (end: Syntax, sink: SizeSink): Dim =>
  end.kind === 'numeral' ? affine(Number(end.text)) : sizeIn(end, sink)

/** The shape of one member, tied to that of the general one. */
export const memberShape = (solver: Solver, family: FamilyShape, place: Place): ShapeVar => {
  if (place.kind === 'shifted' && place.by === 0) return family.general
  const key = JSON.stringify(place)
  const known = family.others.get(key)
  if (known) return known
  const shape: ShapeVar = { ...unknownShape(), leaves: [...family.general.leaves] }
  family.others.set(key, shape)
  watch(solver, [family.general, shape], () => {
    const [general, own] = [shapeIn(solver, family.general), shapeIn(solver, shape)]
    if (general && !own)
      fix(
        solver,
        shape,
        general.map(dim => placed(dim, place)),
      )
    const generalise = () =>
      fix(
        solver,
        family.general,
        (shapeIn(solver, shape) ?? []).map(dim => generalised(dim, place)),
      )
    // a size that nobody knows yet may be another at other places: `a{0} = x`
    if (own && !general && place.kind === 'fixed' && !isSettled(own))
      solver.undecided.push(() => {
        if (!shapeIn(solver, family.general)) generalise()
      })
    else if (own && !general) generalise()
    if (own && general) equateMembers(solver, general, own, place)
  })
  return shape
}

/** Sizes of two members; one that is unknown takes what the other is at its own place. */
const equateMembers = (solver: Solver, general: Shape, own: Shape, place: Place): void => {
  if (general.length !== own.length) return
  for (const [n, dim] of general.entries()) {
    const other = own[n] as Dim
    if (hasMembers(other)) equate(solver, dim, generalised(other, place))
    else equate(solver, placed(dim, place), other)
  }
}

const hasMembers = (dim: Dim): boolean => namesOf(dim).some(name => memberOf(name) !== undefined)

const placed = (dim: Dim, place: Place): Dim =>
  place.kind === 'shifted' ? shiftSize(dim, place.by) : fixSize(dim, place.at)

/** A size at a fixed member does not change, unless it is itself one of a fixed member. */
const generalised = (dim: Dim, place: Place): Dim =>
  place.kind === 'shifted' ? shiftSize(dim, -place.by) : freeSize(dim, place.at)

/** The place of a member among the letters of families in force. */
export const memberPlace = (member: Layered, letters: ReadonlySet<string>): Place => {
  const letter = [...freeNamesIn(member.at)].find(name => letters.has(name))
  return placeIn(member, letter)
}

/** The letters of a sum that run over members of families. */
export const familyLetters = ({ letters, body }: SumSyntax): ReadonlySet<string> => {
  const used = new Set(membersIn(body).flatMap(member => [...freeNamesIn(member.at)]))
  return new Set(letters.map(letter => letter.name).filter(name => used.has(name)))
}

export const membersIn = (syntax: Syntax): readonly Layered[] =>
  syntax.kind === 'layered' ? [syntax] : parts(syntax).flatMap(membersIn)

/** The range that a family is given by its equation. */
export const rangeOf = ({ range }: FamilySyntax): Range | undefined =>
  range && {
    first: boundIn(range.from, () => undefined),
    last: boundIn(range.to, () => undefined),
  }

/** The places of a family: of its equation, else those at which equations of families mention its general member. */
export const placesOf = ({ families }: File, name: string): Range | undefined => {
  const own = families.get(name)?.members.find(member => member.range)
  if (own) return rangeOf(own)
  const ranges = [...families.values()]
    .flatMap(family => family.members)
    .filter(member => membersIn(member.body).some(one => isGeneral(one, name, member)))
    .flatMap(member => rangeOf(member) ?? [])
  const [range, ...others] = ranges
  return range && others.every(other => isSameRange(other, range)) ? range : undefined
}

const isGeneral = (one: Layered, name: string, { range }: FamilySyntax): boolean =>
  one.name === name && one.at.kind === 'name' && one.at.name === range?.letter.name

export const isSameRange = (a: Range, b: Range): boolean =>
  sameAffine(a.first, b.first) && sameAffine(a.last, b.last)

/** A member as it stands in equations, its sizes with the letter. */
export const memberIn = (
  solver: Solver,
  families: FamilyShapes,
  member: Layered,
  letters: ReadonlySet<string>,
): Var | undefined => {
  const family = families.get(member.name)
  const place = memberPlace(member, letters)
  const shape = family && shapeOfMember(solver, family, place)
  if (!shape) return undefined
  const letter = [...freeNamesIn(member.at)].find(name => letters.has(name)) ?? ''
  const at = place.kind === 'fixed' ? place.at : plus(symbol(letter), affine(place.by))
  return variable(memberName(member.name, at), withLetter(shape, letter))
}

/** A shape with the letter of the family in its sizes. */
export const withLetter = (shape: Shape, letter: string): Shape =>
  shape.map(dim => nameSize(dim, letter))

/** The letter of a family as it is written; for one without, that of another. */
export const letterOfFamily = ({ families }: File, name: string): string => {
  const own = families.get(name)
  const parts = [...(own ? [own] : []), ...families.values()]
  const found = parts.flatMap(({ members, declared }) => [
    ...members.flatMap(({ range }) => range?.letter.name ?? []),
    ...declared.flatMap(({ letter }) => letter?.name ?? []),
  ])
  return found[0] ?? 't'
}

/** The shape of a member as the general one says it; of a fixed member, as it was declared or given. */
export const shapeOfMember = (
  solver: Solver,
  family: FamilyShape,
  place: Place,
): Shape | undefined =>
  place.kind === 'fixed'
    ? shapeIn(solver, memberShape(solver, family, place))
    : expectedShape(solver, family, place)

/** The shape that a member must have to go with the general one. */
export const expectedShape = (
  solver: Solver,
  { general }: FamilyShape,
  place: Place,
): Shape | undefined => shapeIn(solver, general)?.map(dim => placed(dim, place))

/** Families that have no equation at all: what is assumed of them is said. */
export const isLeafFamily = ({ families }: File, name: string): boolean =>
  (families.get(name)?.members ?? []).every(member => member.range)
