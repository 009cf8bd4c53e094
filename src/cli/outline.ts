import type { Argument, Command, Option } from 'commander'
import { namesOf } from './choices.ts'

/** What may stand in a place: one of some names, a file, or what no one can know. */
export interface Slot {
  readonly names: readonly string[]
  readonly isFile: boolean
}

/** An option as a shell has to know it; without a slot it takes no value. */
export interface OutlineOption {
  /** `--output`, `-o` */
  readonly flags: readonly string[]
  readonly description: string
  readonly slot?: Slot
}

export interface OutlineCommand {
  readonly name: string
  readonly description: string
  readonly options: readonly OutlineOption[]
  /** In order; the last one again for all that follow where `isMany`. */
  readonly slots: readonly Slot[]
  readonly isMany: boolean
}

/** The commands as a shell has to know them, from their own definitions. */
export const outlineOf = (commands: readonly Command[]): Promise<readonly OutlineCommand[]> =>
  Promise.all(commands.map(outlineCommand))

const outlineCommand = async (command: Command): Promise<OutlineCommand> => {
  const given = command.registeredArguments
  return {
    name: command.name(),
    description: command.description(),
    options: [...(await Promise.all(command.options.map(outlineOption))), HELP],
    slots: await Promise.all(given.map(one => slotOf(one, one.name()))),
    isMany: given.some(one => one.variadic),
  }
}

const HELP: OutlineOption = { flags: ['--help', '-h'], description: 'display help for command' }

const outlineOption = async (option: Option): Promise<OutlineOption> => {
  const [, value] = /<(.*?)(?:\.\.\.)?>/.exec(option.flags) ?? []
  return {
    flags: [option.long, option.short].filter(flag => typeof flag === 'string'),
    description: option.description,
    ...(value === undefined ? {} : { slot: await slotOf(option, value) }),
  }
}

/** Places that are called so hold files or folders. */
const FILES: ReadonlySet<string> = new Set([
  ...['file', 'network', 'derivation', 'task', 'submissions', 'folder', 'style'],
])

const slotOf = async (one: Option | Argument, name: string): Promise<Slot> => ({
  names: (await namesOf(one)?.()) ?? [],
  isFile: FILES.has(name),
})
