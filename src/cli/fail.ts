import { CommanderError } from 'commander'
import { type Remark, remark, type UsageCode, UsageError } from '../core/usage.ts'
import { complain } from './output.ts'
import { visible } from './visible.ts'
import { inLanguage, langIn } from './words.ts'

/** Ends with one message: never with a trace. */
export const fail = async (error: unknown): Promise<void> => {
  process.exitCode = 2
  if (error instanceof CommanderError && error.exitCode === 0) {
    process.exitCode = 0
    return
  }
  if (error instanceof UsageError && error.isTold) return complain(visible(error.message))
  const told = remarkOf(error)
  if (!told) return
  for (const words of await inLanguage([told], { lang: langIn(process.argv) })) complain(words)
}

const remarkOf = (error: unknown): Remark | undefined => {
  if (error instanceof UsageError) return error
  if (error instanceof CommanderError) return misused(error)
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return remark('defect', { what })
}

/** What commander does not understand: what it quotes, in our words. Help was printed already. */
const misused = ({ code, message }: CommanderError): Remark | undefined => {
  const [, quoted = ''] = /'(.*?)'/s.exec(message) ?? []
  const [, near] = /\(Did you mean (?:one of )?(.*?)\?\)/s.exec(message) ?? []
  const values = { name: quoted, option: quoted, ...(near === undefined ? {} : { near }) }
  const said = MISUSES[code]
  return said && remark(said, values)
}

const MISUSES: Readonly<Record<string, UsageCode>> = {
  'commander.unknownOption': 'unknown-option',
  'commander.unknownCommand': 'unknown-command',
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'missing-value',
  'commander.excessArguments': 'too-many-arguments',
}
