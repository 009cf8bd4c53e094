import type { Assume, Leaf } from '../core/graph.ts'
import { describeDim, describeShape } from '../core/signature.ts'
import { oneLine } from '../render/escape.ts'
import { convertedLines, finalChecks, givenLines } from './checks.ts'
import { aboutMembers, memberChecks } from './family/entrance.ts'
import { SIZES } from './helpers.ts'
import { axisNames, type Ground, roleName } from './page.ts'
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
  const members = ground.members.filter(({ runs }) => runs.length > 0)
  const leaves = [...graph.leaves, ...members.map(one => one.family)].map(one => names.of(one.name))
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
      [
        ...(graph.families.length > 0 ? memberChecks(ground, sizes) : checks(ground, sizes)),
        `return ${checked}`,
      ],
    ),
    sizes,
    line: `${checked} = _checked(${[...leaves, ...given].join(', ')})`,
    leaves,
    given,
    functions,
    about: [
      ...graph.leaves.map(leaf => aboutLeaf(ground, leaf)),
      ...members.map(one => aboutMembers(ground, one)),
      ...aboutFunctions(ground),
      ...graph.assumptions.map(assume => `assumed: ${aboutAssumption(ground, assume)}`),
    ],
  }
}

/** Leaves become arrays, their axes are compared, and what is more than a name of a size is looked at. */
const checks = (ground: Ground, sizes: string): readonly string[] => {
  const { graph, names, py } = ground
  const rows = graph.leaves
    .filter(leaf => !leaf.index)
    .map(({ name, shape }) => {
      const axes = axisNames(shape, names).map(axis => `"${axis}"`)
      return `    (${[`"${names.of(name)}"`, names.of(name), ...axes].join(', ')}),`
    })
  return [
    ...convertedLines(ground),
    ...(rows.length === 0 ? [`${sizes} = {}`] : [`${sizes} = ${py.use(SIZES)}(`, ...rows, ')']),
    ...givenLines(ground, sizes),
    ...finalChecks(ground, sizes),
  ]
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
