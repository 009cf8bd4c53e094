import { syntaxKey } from '../core/key.ts'
import { called, name, numeral } from '../core/nodes.ts'
import { type Shape, sameShape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { diag } from '../ops/diag.ts'
import { entry, infix, opposite, square, turned } from './build.ts'
import { activationsOf, couplingsOf, isBias } from './network.ts'
import {
  boundLetters,
  everywhere,
  freeLetters,
  nodes,
  placeless,
  type Summand,
  summandsOf,
  sumOfAll,
} from './rewrite.ts'
import type { Suspect } from './suspect.ts'

/** A side with one term more, and that term. */
export interface Insertion {
  readonly syntax: Syntax
  readonly term: Syntax
}

/** Terms that a part of a side may lack. */
type Find = (at: Suspect, part: Syntax) => readonly Summand[]

/**
 * One term put into a sum at any depth, or beside what a sum of two may have left behind: first what completes
 * a sum that the other side, a definition or the network has, then terms of the other side, labels, numbers, and
 * values of the same shape.
 */
export function* insertions(at: Suspect): Iterable<Insertion> {
  const inner = new Set([...nodes(at.wrong)].filter(isSum).flatMap(partsOfSum))
  for (const find of [completing(sumsKnown(at)), ofOther, labels, aroundNumbers, beside, values]) {
    const terms = new Map<Syntax, Syntax>()
    const widened = (part: Syntax): readonly Syntax[] =>
      inner.has(part) || BARE.has(part.kind) ? [] : find(at, part).map(one => put(part, one, terms))
    for (const { syntax, meant } of everywhere(at.wrong, widened))
      yield { syntax, term: terms.get(meant) ?? meant }
  }
}

/** Signs in which no term is missing. */
const BARE = new Set<Syntax['kind']>(['derivative', 'differential', 'layered'])

const isSum = (part: Syntax): boolean =>
  part.kind === 'negation' || (part.kind === 'infix' && (part.sign === '+' || part.sign === '-'))

const partsOfSum = (part: Syntax): readonly Syntax[] => {
  if (part.kind === 'negation') return [part.arg]
  return part.kind === 'infix' ? [part.left, part.right] : []
}

/** What is taken away stands behind. */
const put = (part: Syntax, term: Summand, terms: Map<Syntax, Syntax>): Syntax => {
  const own = summandsOf(part)
  const isFirst = own[0]?.isNegative && !term.isNegative
  const meant = sumOfAll(isFirst ? [term, ...own] : [...own, term])
  terms.set(meant, term.syntax)
  return meant
}

/** The sums that are there to be compared with. */
const sumsKnown = ({ graph, other, definitions }: Suspect): readonly (readonly Summand[])[] =>
  [other, ...definitions.values(), ...graph.equations.map(one => one.syntax.body)]
    .flatMap(side => [...nodes(side)])
    .filter(node => node.kind === 'infix' && isSum(node))
    .map(node => summandsOf(node))

/** The term that a known sum has besides those of the part, all of one sign or all of the other. */
const completing =
  (sums: readonly (readonly Summand[])[]): Find =>
  (at, part) => {
    const own = summandsOf(part).map(one => keyOf(one))
    const letters = [...freeLetters(part, at.isKnown)]
    const found = sums.flatMap(sum =>
      sum.length === own.length + 1
        ? [sum, sum.map(opposed)].flatMap(one => {
            const rest = one.filter(summand => !own.includes(keyOf(summand)))
            return rest.length === 1 ? rest.map(term => spread(letters, term)) : []
          })
        : [],
    )
    return [...new Map(found.map(one => [keyOf(one), one])).values()]
  }

/** By its value alone, so that wholes and entries are alike. */
const keyOf = ({ isNegative, syntax }: Summand): string =>
  `${isNegative ? '-' : '+'}${syntaxKey(wholeOf(syntax))}`

const wholeOf = (syntax: Syntax): Syntax => (syntax.kind === 'indexed' ? syntax.base : syntax)

const opposed = (one: Summand): Summand => ({ ...one, isNegative: !one.isNegative })

/** Beside entries an entry. */
const spread = (letters: readonly string[], { isNegative, syntax }: Summand): Summand => {
  const isEntry = letters.length > 0 && (syntax.kind === 'name' || syntax.kind === 'indexed')
  return { isNegative, syntax: isEntry ? entryAt(wholeOf(syntax), letters) : placeless(syntax) }
}

const entryAt = (base: Syntax, letters: readonly string[]): Syntax =>
  entry(
    base,
    letters.map(letter => name(letter)),
  )

/** Of the side as a whole: terms of the other one. */
const ofOther: Find = ({ other, wrong }, part) => {
  const terms = part === wrong ? summandsOf(other) : []
  return terms.length < 2 ? [] : terms.map(one => ({ ...one, syntax: placeless(one.syntax) }))
}

const either = (all: readonly Syntax[]): readonly Summand[] =>
  all.flatMap(syntax => [
    { isNegative: true, syntax },
    { isNegative: false, syntax },
  ])

/** What sums most often lose: labels, and biases, scalar ones beside entries too. */
const labels: Find = (at, part) => {
  const { leaves } = at.graph
  const known = leaves.filter(leaf => leaf.role === 'label' || isBias(at.graph, leaf.name))
  const isEntry = freeLetters(part, at.isKnown).size > 0
  const numbers = known.filter(leaf => isEntry && leaf.shape.length === 0)
  return either([...like(at, part, known), ...numbers.map(leaf => name(leaf.name))])
}

/** `1` beside a value; values of activations and their squares, and entries, beside a number. */
const aroundNumbers: Find = (at, part) => {
  const bare = part.kind === 'negation' ? part.arg : part
  return either(bare.kind === 'numeral' ? besideNumber(at) : [numeral(1)])
}

const besideNumber = (at: Suspect): readonly Syntax[] => {
  const activations = activationsOf(at.graph).map(({ node, call }) => (node ? name(node) : call))
  const couplings = couplingsOf(at.graph).map(({ node }) => name(node))
  return [...activations, ...couplings].flatMap(value => {
    const rank = at.shapeOf(value)?.length
    if (rank === 0) return [square(value), value]
    const entries = rank === 1 ? at.letters.map(letter => entryAt(value, [letter])) : []
    const whole = [infix('.^', value, numeral(2)), value]
    return [...entries.flatMap(one => [square(one), one]), ...whole]
  })
}

/** What belongs beside a part by what it is: `Bᵀ`, `e⁻ˣ`, `diag(y)` or `y yᵀ`, `[i == j]`. */
const beside: Find = (at, part) => {
  const bare = part.kind === 'negation' ? part.arg : part
  return either([...turnedOf(at, bare), ...ofCoupling(at, bare), ...sameLetters(at, bare)])
}

const turnedOf = (at: Suspect, part: Syntax): readonly Syntax[] => {
  if (part.kind === 'call' && part.args.length === 1) {
    const { span: _, ...bare } = part
    return [{ ...bare, args: part.args.map(opposite) }]
  }
  const shape = at.shapeOf(part)
  const isSquare = shape?.length === 2 && sameShape(shape.slice(0, 1), shape.slice(1))
  return isSquare ? [turned(part)] : []
}

const ofCoupling = ({ graph, shapeOf }: Suspect, part: Syntax): readonly Syntax[] => {
  if (shapeOf(part)?.length === 0) return []
  const isDiagonal = part.kind === 'call' && part.name === diag.name
  return couplingsOf(graph).map(({ node }) =>
    isDiagonal ? infix('*', name(node), turned(name(node))) : called(diag.name, [name(node)]),
  )
}

const sameLetters = (at: Suspect, part: Syntax): readonly Syntax[] => {
  if (couplingsOf(at.graph).length === 0) return []
  if (part.kind === 'iverson')
    return couplingsOf(at.graph).flatMap(({ node }) =>
      [part.left, part.right].map(letter => entry(name(node), [letter])),
    )
  const [own, ...more] = freeLetters(part, at.isKnown)
  if (own === undefined || more.length > 0) return []
  return lettersIn(at)
    .filter(letter => letter !== own)
    .map(letter => ({ kind: 'iverson', sign: '==', left: name(own), right: name(letter) }))
}

const lettersIn = (at: Suspect): readonly string[] => [
  ...new Set([...at.letters, ...boundLetters(at.wrong)]),
]

/** What either side speaks of first. */
const values: Find = (at, part) => {
  const { graph } = at
  const spoken = new Set([...nodes(at.other), ...nodes(at.wrong)].flatMap(nameIn))
  const all = [...graph.leaves, ...graph.equations].filter(one => one.name !== graph.loss)
  const ordered = all.toSorted((a, b) => Number(spoken.has(b.name)) - Number(spoken.has(a.name)))
  return either(like(at, part, ordered).slice(0, MOST_VALUES))
}

const MOST_VALUES = 8

const nameIn = (node: Syntax): readonly string[] => (node.kind === 'name' ? [node.name] : [])

interface Value {
  readonly name: string
  readonly shape: Shape
}

/** Values of the shape of a part; beside entries entries at the same letters, beside a number at any. */
const like = (at: Suspect, part: Syntax, some: readonly Value[]): readonly Syntax[] => {
  const letters = [...freeLetters(part, at.isKnown)]
  const shape = at.shapeOf(part === at.wrong ? at.other : part)
  const own = new Set(summandsOf(part).map(({ syntax }) => syntaxKey(syntax)))
  const places = letters.length === 0 && shape?.length === 0 ? lettersIn(at) : []
  return some
    .flatMap(one => {
      if (letters.length > 0)
        return one.shape.length === letters.length ? [entryAt(name(one.name), letters)] : []
      const whole = !shape || sameShape(one.shape, shape) ? [name(one.name)] : []
      const entries = one.shape.length === 1 ? places : []
      return [...whole, ...entries.map(letter => entryAt(name(one.name), [letter]))]
    })
    .filter(one => !own.has(syntaxKey(one)))
}
