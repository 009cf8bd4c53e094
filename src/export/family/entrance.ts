import { type Affine, bareName, constantOf, namesOf, symbol } from '../../core/affine.ts'
import { rangeText } from '../../core/derivation.ts'
import { memberName, memberOf } from '../../core/member.ts'
import { type Dim, type Shape, shapeKey } from '../../core/shape.ts'
import { describeShape } from '../../core/signature.ts'
import { moveShape } from '../../family/move.ts'
import { writeAffine } from '../affine.ts'
import { convertedLines, finalChecks, givenLines, sizeIn } from '../checks.ts'
import { SHAPED } from '../helpers.ts'
import type { Ground } from '../page.ts'
import { ExportError } from '../refusal.ts'
import { isCompound } from '../sizes.ts'
import { AT, BY_PLACE, MEMBERS, NOTE, PLACES } from './helpers.ts'
import { type LeafMembers, lengthTold, letterName, memberSizes, placeName } from './members.ts'
import { onlyPlace } from './places.ts'

/** Members become arrays by place; lengths are told by their numbers, then sizes by their axes. */
export const memberChecks = (ground: Ground, sizes: string): readonly string[] => {
  const { graph, names, py } = ground
  const known = names.fresh('known')
  const given = ground.members.filter(({ runs }) => runs.length > 0)
  const isFixed = ({ runs: [run] }: LeafMembers) => run !== undefined && isConstant(run.first)
  const rows = graph.leaves
    .filter(leaf => !leaf.index)
    .map(({ name, shape }) => ({ text: rowText(ground, name, shape), shape }))
  const hasPlaces = ({ shape }: { readonly shape: Shape }) =>
    shape.some(dim => placesIn(dim).length > 0)
  const lengths = lengthsIn(ground)
  return [
    ...given.filter(isFixed).map(one => membersLine(ground, one)),
    ...convertedLines(ground),
    `${known} = {}`,
    ...noteLines(ground, known, [
      ...given.flatMap(one => lengthRow(ground, one)),
      ...rows.filter(row => !hasPlaces(row)).map(row => row.text),
    ]),
    `${sizes} = {name: size for name, (size, _) in ${known}.items()}`,
    ...givenLines(ground, sizes),
    ...lengths.map(name => `${names.of(name)} = ${sizes}["${names.of(name)}"]`),
    ...given.filter(one => !isFixed(one)).map(one => membersLine(ground, one)),
    ...given.map(one => atLine(ground, one)),
    ...noteLines(ground, known, [
      ...rows.filter(hasPlaces).map(row => row.text),
      ...given.flatMap(one => memberRows(ground, one)),
    ]),
    `${sizes}.update({name: size for name, (size, _) in ${known}.items()})`,
    ...[...new Set(memberSizes(graph).map(name => memberOf(name)?.family ?? name))].map(
      name => `${sizes}["${names.of(name)}"] = ${py.use(BY_PLACE)}(${sizes}, "${names.of(name)}")`,
    ),
    ...finalChecks(ground, sizes),
    ...given.flatMap(one => compoundLines(ground, sizes, one)),
  ]
}

const isConstant = (at: Affine): boolean => constantOf(at) !== undefined

/** `x = _members("x", x, 1)` */
const membersLine = (ground: Ground, { family, runs }: LeafMembers): string => {
  const own = ground.names.of(family.name)
  const [run, ...others] = runs
  const first = run && others.length === 0 ? placeText(ground, run.first) : 'None'
  return `${own} = ${ground.py.use(MEMBERS)}("${own}", ${own}, ${first})`
}

const placeText = (ground: Ground, at: Affine): string =>
  writeAffine(at, name => placeName(ground, name)).text

/** `_at("x", x, range(1, T + 1))` */
const atLine = (ground: Ground, { family, runs }: LeafMembers): string => {
  const { names, py } = ground
  const range = names.isOwn('range') ? py.use(PLACES) : 'range'
  const all = runs.map(({ first, last }) => {
    const end = { ...last, constant: last.constant + 1 }
    return `${range}(${placeText(ground, first)}, ${placeText(ground, end)})`
  })
  const places = all.length === 1 ? all[0] : `[${all.map(one => `*${one}`).join(', ')}]`
  const own = names.of(family.name)
  return `${py.use(AT)}("${own}", ${own}, ${places})`
}

/** Lengths and other sizes that places are made of; each must be known before axes are looked at. */
const lengthsIn = (ground: Ground): readonly string[] => {
  const { graph, members, sources } = ground
  const places = [
    ...members.flatMap(({ runs }) => runs.flatMap(({ first, last }) => [first, last])),
    ...graph.leaves.flatMap(leaf => leaf.shape.flatMap(placesIn)),
  ]
  const used = [...new Set(places.flatMap(namesOf))].filter(name => graph.sizes.includes(name))
  const told = new Set([
    ...members.flatMap(one => lengthTold(one)?.length ?? []),
    ...graph.leaves.flatMap(leaf => leaf.shape.flatMap(dim => bareName(dim) ?? [])),
    ...sources.given,
  ])
  for (const name of used) if (!told.has(name)) throw new ExportError('export-size', { name })
  return used
}

/** The places that the sizes of an axis carry. */
const placesIn = (dim: Dim): readonly Affine[] =>
  namesOf(dim).flatMap(name => memberOf(name)?.at ?? [])

/** `("x", x, "T", 0)` */
const lengthRow = (ground: Ground, one: LeafMembers): readonly string[] => {
  const told = lengthTold(one)
  const own = ground.names.of(one.family.name)
  return told ? [`("${own}", ${own}, "${ground.names.of(told.length)}", ${told.more})`] : []
}

/** `("y", y, f"n[{L}]")` */
const rowText = (ground: Ground, name: string, shape: Shape): string => {
  const own = ground.names.of(name)
  return `(${[`"${own}"`, own, ...shape.map(dim => axisText(ground, dim))].join(', ')})`
}

/** Rows of all members by the shape of the family, and of those of which the file says something else. */
const memberRows = (ground: Ground, { family }: LeafMembers): readonly string[] => {
  const own = ground.names.of(family.name)
  const t = letterName(ground, family.letter)
  const axes = (shape: Shape) => shape.map(dim => axisText(ground, dim))
  const row = [`f"${own}[{${t}}]"`, `${own}[${t}]`, ...axes(family.shape)].join(', ')
  const others = family.leaves.flatMap(leaf => {
    const at = memberOf(leaf.name)?.at
    const usual = at && moveShape(family.shape, new Map([[family.letter, at]]))
    if (!usual || shapeKey(usual) === shapeKey(leaf.shape)) return []
    const place = placeText(ground, at)
    return [`(${[`"${own}[${place}]"`, `${own}[${place}]`, ...axes(leaf.shape)].join(', ')})`]
  })
  return [`*[(${row}) for ${t} in ${own}]`, ...others]
}

/** A size as text; with places in it a text that is made when it is known which. */
const axisText = (ground: Ground, dim: Dim): string => {
  const isMade = placesIn(dim).some(at => !isConstant(at)) || hasLetters(ground, dim)
  const size = (name: string) => {
    const member = memberOf(name)
    if (!member) return sizeText(ground, name)
    const at = placeText(ground, member.at)
    const own = ground.names.of(member.family)
    return {
      ...sizeText(ground, member.family),
      text: `${own}[${isConstant(member.at) ? at : `{${at}}`}]`,
    }
  }
  return `${isMade ? 'f' : ''}"${writeAffine(dim, size).text}"`
}

const sizeText = (ground: Ground, name: string) => {
  const code = placeName(ground, name)
  return ground.graph.sizes.includes(name) ? code : { ...code, text: `{${code.text}}` }
}

const hasLetters = ({ graph }: Ground, dim: Dim): boolean =>
  namesOf(dim).some(name => !memberOf(name) && !graph.sizes.includes(name))

const noteLines = (ground: Ground, known: string, rows: readonly string[]): readonly string[] => {
  if (rows.length === 0) return []
  return [`${ground.py.use(NOTE)}(`, `    ${known},`, ...rows.map(row => `    ${row},`), ')']
}

/** Axes of members that are more than a name. */
const compoundLines = (
  ground: Ground,
  sizes: string,
  { family }: LeafMembers,
): readonly string[] => {
  if (!family.shape.some(isCompound)) return []
  const own = ground.names.of(family.name)
  const t = letterName(ground, family.letter)
  const axes = family.shape.map(dim => writeAffine(dim, sizeIn(ground, sizes)).text)
  const call = [`f"${own}[{${t}}]"`, `${own}[${t}]`, ...axes].join(', ')
  return [`for ${t} in ${own}:`, `    ${ground.py.use(SHAPED)}(${call})`]
}

/** `x : list, or dict by place, of x{t} : vector(d) for t = 1..T` */
export const aboutMembers = (ground: Ground, { family, runs }: LeafMembers): string => {
  const { name, letter, shape, adjectives } = family
  const own = ground.names.of(name)
  const kind = runs.length === 1 ? 'list, or dict by place,' : 'dict by place'
  const of = runs.map(run => {
    const at = onlyPlace(run)
    const by = new Map(at ? [[letter, at]] : [])
    const type = [...adjectives, describeShape(moveShape(shape, by))].join(' ')
    const where = at ? '' : ` for ${rangeText({ letter, ...run })}`
    return `${memberName(name, at ?? symbol(letter))} : ${type}${where}`
  })
  return `${own} : ${kind} of ${of.join('; ')}`
}
