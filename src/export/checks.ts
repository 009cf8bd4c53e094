import { memberOf } from '../core/member.ts'
import { atom, type Code, LEVEL, negated, summed, within } from '../core/python.ts'
import { writeAffine } from './affine.ts'
import { placeName } from './family/members.ts'
import { ARRAY, PLACE, SHAPED } from './helpers.ts'
import type { Ground } from './page.ts'
import { isCompound, type Solved } from './sizes.ts'

// Lines with which arguments are looked at, in networks with families and without.

/** `x = _array(x)` */
export const convertedLines = ({ graph, names, py }: Ground): readonly string[] =>
  graph.leaves
    .filter(leaf => !leaf.index)
    .map(({ name }) => `${names.of(name)} = ${py.use(ARRAY)}(${names.of(name)})`)

/** `sizes["k"] = _place("k", k)` */
export const givenLines = ({ names, py, sources }: Ground, sizes: string): readonly string[] =>
  sources.given.map(name => {
    const own = names.of(name)
    return `${sizes}["${own}"] = ${py.use(PLACE)}("${own}", ${own})`
  })

/** What follows once the sizes are known that axes tell: the others, axes that are more than a name, positions. */
export const finalChecks = (ground: Ground, sizes: string): readonly string[] => {
  const { graph, names, py, sources } = ground
  const size = sizeIn(ground, sizes)
  return [
    ...sources.solved.map(one => solvedLine(one, names.of(one.leaf), size)),
    ...graph.leaves
      .filter(({ shape, index }) => !index && shape.some(isCompound))
      .map(({ name, shape }) => {
        const axes = shape.map(dim => writeAffine(dim, size).text)
        return `${py.use(SHAPED)}(${[`"${names.of(name)}"`, names.of(name), ...axes].join(', ')})`
      }),
    ...graph.leaves.flatMap(({ name, index }) => {
      const place = names.of(name)
      if (!index) return []
      const within = `${py.use(PLACE)}("${place}", ${place}, ${writeAffine(index, size).text})`
      return [`${place} = ${within}${graph.base === 1 ? '' : ' - 1'}`]
    }),
  ]
}

/** A size by name, a size of a member by the name of its family and its place. */
export const sizeIn =
  (ground: Ground, sizes: string) =>
  (name: string): Code => {
    const member = memberOf(name)
    if (!member) return atom(`${sizes}["${ground.names.of(name)}"]`)
    const place = writeAffine(member.at, own => placeName(ground, own))
    return atom(`${sizes}["${ground.names.of(member.family)}"][${place.text}]`)
  }

/** `sizes["k"] = x.shape[0] - 1` */
const solvedLine = (
  { size: name, axis, rest, coefficient }: Solved,
  leaf: string,
  size: (name: string) => Code,
): string => {
  const length = atom(`${leaf}.shape[${axis}]`)
  const isZero = rest.terms.length === 0 && rest.constant === 0
  const part = isZero ? length : summed([length, negated(writeAffine(rest, size))])
  const divisor = writeAffine(coefficient, size)
  const value =
    divisor.text === '1'
      ? part.text
      : `${within(LEVEL.atom, part)} // ${within(LEVEL.atom, divisor)}`
  return `${size(name).text} = ${value}`
}
