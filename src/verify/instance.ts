import { affine } from '../core/affine.ts'
import type {
  Asserted,
  Closed,
  Definition,
  Derivation,
  Places as Range,
  Step,
} from '../core/derivation.ts'
import { mentioned } from '../core/mentioned.ts'
import { type Mover, moveForm, type Places, placing } from '../family/move.ts'
import { numbersIn, spellOut } from '../family/unroll.ts'

/** What the letter and the lengths stand for at each place of a derivation. */
export const placesOf = (
  { range }: { readonly range?: Range },
  lengths: Places,
): readonly Places[] =>
  range
    ? numbersIn(range, lengths).map(n => new Map([...lengths, [range.letter, affine(n)]]))
    : [lengths]

/** A derivation at one place. */
export const derivationAt = (derivation: Derivation, by: Places): Derivation => {
  const mover = placing(by, spellOut)
  const steps = derivation.steps.map(
    ({ reason, ...step }): Step => ({
      ...step,
      target: mover.name(step.target),
      form: moveForm(step.form, mover),
    }),
  )
  const shape = mover.sizes(derivation.shape)
  return { ...derivation, wrt: mover.name(derivation.wrt), shape, steps }
}

/** A closed form at one place, with all definitions of members that the lengths allow. */
export interface AssertedAt {
  readonly asserted: Asserted
  /** For each of its definitions, and for the result, which it is of the general ones. */
  readonly origins: readonly number[]
}

export const assertedAt = ({ goal, closed }: Asserted, by: Places, lengths: Places): AssertedAt => {
  const mover = placing(by, spellOut)
  const defined = definedAt(closed, lengths)
  return {
    asserted: {
      goal: moveForm(goal, mover),
      closed: { definitions: defined, result: moveForm(closed.result, mover) },
    },
    origins: [...defined.map(one => one.origin), closed.definitions.length],
  }
}

interface DefinitionAt extends Definition {
  readonly origin: number
}

const definedAt = ({ definitions }: Closed, lengths: Places): readonly DefinitionAt[] =>
  inOrder(
    definitions.flatMap((definition, origin) =>
      placesOf(definition, lengths).map(by => ({
        ...definitionAt(definition, placing(by, spellOut)),
        origin,
      })),
    ),
  )

const definitionAt = ({ name, of, shape, form }: Definition, mover: Mover): Definition => ({
  name: mover.name(name),
  of: mover.name(of),
  shape: mover.sizes(shape),
  form: moveForm(form, mover),
})

/** Each behind those that it mentions; what follows from itself stays as it is. */
const inOrder = (definitions: readonly DefinitionAt[]): readonly DefinitionAt[] => {
  const placed: DefinitionAt[] = []
  let left = definitions
  for (let before = -1; before !== placed.length; ) {
    before = placed.length
    const open = new Set(left.map(one => one.name))
    const isReady = ({ form }: Definition) => !mentioned(form).some(name => open.has(name))
    placed.push(...left.filter(isReady))
    left = left.filter(one => !isReady(one))
  }
  return [...placed, ...left]
}
