import { parts } from '../core/parts.ts'
import type { Syntax } from '../core/syntax.ts'
import type { File } from './file.ts'

/** Every name of a file, index letters and aliases included: generated names avoid these. */
export const usedNames = (file: File, mentioned: ReadonlySet<string>): Set<string> => {
  const names = new Set([...file.owners.keys(), ...file.indices.keys(), ...mentioned])
  for (const { name, letters, body } of file.equations.values()) {
    names.add(name.name)
    for (const letter of letters) names.add(letter.name)
    collect(body, names)
  }
  for (const { letters, body, range } of [...file.families.values()].flatMap(f => f.members)) {
    for (const letter of [...letters, ...(range ? [range.letter] : [])]) names.add(letter.name)
    collect(body, names)
  }
  for (const { left, right } of [...file.claims, ...file.assumptions]) {
    collect(left, names)
    collect(right, names)
  }
  for (const { name, params, body } of file.lets.flatMap(({ shorthands }) => shorthands)) {
    for (const own of [name, ...params]) names.add(own.name)
    collect(body, names)
  }
  return names
}

const collect = (syntax: Syntax, names: Set<string>): void => {
  if (syntax.kind === 'name' || syntax.kind === 'layered') names.add(syntax.name)
  if (syntax.kind === 'sum') for (const letter of syntax.letters) names.add(letter.name)
  for (const part of parts(syntax)) collect(part, names)
}
