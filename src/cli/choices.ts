import { Argument, Option } from 'commander'

/** What an option or an argument may be, for completion: names that are listed only then. */
export type Names = () => readonly string[] | Promise<readonly string[]>

/** An option whose value is one of some names. What is none of them is refused where it is used. */
export const choice = (flags: string, description: string, names: readonly string[]): Option =>
  known(new Option(flags, description), () => names)

/** An argument that is one of some names. */
export const chosen = (flags: string, description: string, names: Names): Argument =>
  known(new Argument(flags, description), names)

/** The names of an option or an argument; undefined where it has none. */
export const namesOf = (one: Option | Argument): Names | undefined => CHOICES.get(one)

const CHOICES = new WeakMap<Option | Argument, Names>()

const known = <T extends Option | Argument>(one: T, names: Names): T => {
  CHOICES.set(one, names)
  return one
}

export const namesIn = (all: readonly { readonly name: string }[]): readonly string[] =>
  all.map(one => one.name)
