import type { Assume, Leaf } from '../core/graph.ts'
import { atom, type Code, LEVEL, negated, summed, within } from '../core/python.ts'
import { describeDim, describeShape } from '../core/signature.ts'
import { oneLine } from '../render/escape.ts'
import { writeAffine } from './affine.ts'
import { ARRAY, PLACE, SHAPED, SIZES } from './helpers.ts'
import { axisNames, type Ground, roleName } from './page.ts'
import { isCompound, type Solved } from './sizes.ts'
import { functionText } from './writer.ts'

/** How the functions of a module take their arguments. */
export interface Entrance {
  /** Definition of the function that looks at the arguments. */
  readonly definition: string
  /** The variable of sizes by name. */
  readonly sizes: string
  /** The line that takes the arguments in. */
  readonly line: string
  /** The arguments that every function has. */
  readonly leaves: readonly string[]
  /** Sizes that have to be given, as no leaf tells them. */
  readonly given: readonly string[]
  /** Arguments for unknown functions: each, and its derivative. */
  readonly functions: readonly string[]
  /** What each argument must be. */
  readonly about: readonly string[]
}

/** The arguments of a network: leaves, then unknown functions, then sizes that nothing tells. */
export const entranceOf = (ground: Ground): Entrance => {
  const { graph, names, sources } = ground
  const sizes = names.fresh('sizes')
  const leaves = graph.leaves.map(leaf => names.of(leaf.name))
  const given = sources.given.map(names.of)
  const functions = [...graph.functions].flatMap(([name, op]) => [
    roleName(ground, name, 0),
    roleName(ground, name, op.elementwise ? 1 : 'jacobians'),
  ])
  const checked = [...leaves, sizes].join(', ')
  return {
    definition: functionText(
      `_checked(${[...leaves, ...given].join(', ')})`,
      ['The leaves as arrays, and sizes by name; ValueError where shapes do not fit.'],
      [...checks(ground, sizes), `return ${checked}`],
    ),
    sizes,
    line: `${checked} = _checked(${[...leaves, ...given].join(', ')})`,
    leaves,
    given,
    functions,
    about: [
      ...graph.leaves.map(leaf => aboutLeaf(ground, leaf)),
      ...aboutFunctions(ground),
      ...graph.assumptions.map(assume => `assumed: ${aboutAssumption(ground, assume)}`),
    ],
  }
}

/** Leaves become arrays, their axes are compared, and what is more than a name of a size is looked at. */
const checks = ({ graph, names, py, sources }: Ground, sizes: string): readonly string[] => {
  const size = (name: string) => atom(`${sizes}["${names.of(name)}"]`)
  const arrays = graph.leaves.filter(leaf => !leaf.index)
  const converted = arrays.map(
    ({ name }) => `${names.of(name)} = ${py.use(ARRAY)}(${names.of(name)})`,
  )
  const rows = arrays.map(({ name, shape }) => {
    const axes = axisNames(shape, names).map(axis => `"${axis}"`)
    return `    (${[`"${names.of(name)}"`, names.of(name), ...axes].join(', ')}),`
  })
  return [
    ...converted,
    ...(rows.length === 0 ? [`${sizes} = {}`] : [`${sizes} = ${py.use(SIZES)}(`, ...rows, ')']),
    ...sources.given.map(
      name => `${size(name).text} = ${py.use(PLACE)}("${names.of(name)}", ${names.of(name)})`,
    ),
    ...sources.solved.map(one => solvedLine(one, names.of(one.leaf), size)),
    ...arrays
      .filter(({ shape }) => shape.some(isCompound))
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

const aboutLeaf = ({ graph, names }: Ground, leaf: Leaf): string => {
  const { name, shape, index, adjectives } = leaf
  const type = index ? `index(${describeDim(index)}), from 1` : describeShape(shape)
  const words = [...adjectives, type].join(' ')
  const caption = graph.settings.notes.find(note => note.name === name)?.caption
  return `${names.of(name)} : ${words}${caption === undefined ? '' : `, ${docText(caption)}`}`
}

const aboutAssumption = ({ names }: Ground, assume: Assume): string => {
  const name = names.of(assume.name)
  switch (assume.kind) {
    case 'sum':
      return `the entries of ${assume.perRow ? 'each row of ' : ''}${name} sum to ${assume.value}`
    case 'bound':
      return `${name}${placeOf(assume)} ${assume.sign} ${assume.value}`
    case 'value':
      return `${name}${placeOf(assume)} = ${assume.value.toFraction()}`
    case 'adjective':
      return `${name} is ${assume.adjective}`
  }
}

const placeOf = ({ at }: { readonly at?: readonly number[] }): string =>
  at === undefined ? '' : `[${at.join(', ')}]`

const aboutFunctions = (ground: Ground): readonly string[] =>
  [...ground.graph.functions].flatMap(([name, op]) => {
    const f = roleName(ground, name, 0)
    return op.elementwise
      ? [`${f} : function, entry by entry`, `${roleName(ground, name, 1)} : its derivative`]
      : [
          `${f} : function`,
          `${roleName(ground, name, 'jacobians')} : its Jacobian, axes of the result before those of the argument;`,
          '    of several arguments one for each, in their order',
        ]
  })

/** Text of a person inside a docstring. */
export const docText = (text: string): string =>
  oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')
