import { namesOf, ZERO } from '../core/affine.ts'
import { memberOf } from '../core/member.ts'
import { type Dim, type Shape, shapeKey } from '../core/shape.ts'
import type { Book } from './book.ts'
import { letterName } from './family/members.ts'
import type { Ground } from './page.ts'
import type { Writer } from './writer.ts'

/** The letters of one function: those that loops go over, and the places of axes as variables. */
export interface Scope extends Pick<Book, 'within' | 'takeLines'> {
  /** The variable of a letter that a loop or a summand goes over. */
  variableOf(letter: string): string | undefined
  /** The places 0, 1, … of an axis, as a variable or as they are written where sizes change from summand to summand. */
  places(letter: string, dim: Dim, count: string): string
}

export const openScope = (ground: Ground): Scope => {
  const { names, py, letters } = ground
  const variables = new Map<string, string>()
  const summands = new Set<string>()
  const written = new Set<string>()
  const lines: string[] = []
  return {
    variableOf: letter => variables.get(letter),
    takeLines: () => lines.splice(0),
    within: (letter, place, work) => {
      const variable = letterName(ground, letter)
      const before = [...written]
      const outer = { variable: variables.get(letter), isSummand: summands.has(letter) }
      enter(letter, { variable, isSummand: place === 'summand' }, variables, summands)
      const result = work(variable)
      enter(letter, outer, variables, summands)
      written.clear()
      for (const one of before) written.add(one)
      return result
    },
    places: (letter, dim, count) => {
      if (lettersIn([dim]).some(name => summands.has(name))) return rangeText(py, count)
      const key = `${letter} ${shapeKey([dim])}`
      const variable = letters.get(key) ?? names.fresh(letter)
      letters.set(key, variable)
      if (!written.has(key)) lines.push(`${variable} = ${rangeText(py, count)}`)
      written.add(key)
      return variable
    },
  }
}

/** What a letter stands for from here on. */
const enter = (
  letter: string,
  { variable, isSummand }: { readonly variable: string | undefined; readonly isSummand: boolean },
  variables: Map<string, string>,
  summands: Set<string>,
): void => {
  if (variable === undefined) variables.delete(letter)
  else variables.set(letter, variable)
  if (isSummand) summands.add(letter)
  else summands.delete(letter)
}

/** The letters on which sizes depend, by themselves or as places. */
const lettersIn = (shape: Shape): readonly string[] =>
  shape.flatMap(namesOf).flatMap(name => [name, ...namesOf(memberOf(name)?.at ?? ZERO)])

const rangeText = ({ target, library, like }: Writer, count: string): string =>
  target === 'numpy'
    ? `${library}.arange(${count})`
    : `${library}.arange(${count}, device=${like}["device"])`
