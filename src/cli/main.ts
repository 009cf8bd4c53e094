import { Command, CommanderError } from 'commander'
import { type Remark, remark, type UsageCode, UsageError } from '../core/usage.ts'
import { VERSION } from '../report/version.ts'
import { complain, quietOnClosedPipe } from './output.ts'
import { visible } from './visible.ts'
import { inLanguage, langIn } from './words.ts'

/** Every command, in alphabetical order. Only the one that is called is loaded; for help, all are. */
const COMMANDS: readonly { readonly name: string; load(): Promise<Command> }[] = [
  { name: 'check', load: async () => (await import('./check.ts')).checkCommand() },
  { name: 'derive', load: async () => (await import('./derive.ts')).deriveCommand() },
  { name: 'examples', load: async () => (await import('./examples.ts')).examplesCommand() },
  { name: 'explain', load: async () => (await import('./explain.ts')).explainCommand() },
  { name: 'grade', load: async () => (await import('./grade.ts')).gradeCommand() },
  { name: 'init', load: async () => (await import('./init.ts')).initCommand() },
  { name: 'solve', load: async () => (await import('./solve.ts')).solveCommand() },
  { name: 'train', load: async () => (await import('./train.ts')).trainCommand() },
]

const main = async (): Promise<void> => {
  quietOnClosedPipe()
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  await start(process.argv[2]).catch(fail)
}

const start = async (called?: string): Promise<void> => {
  const program = new Command('gradproof')
    .description('Derives the gradients of a neural network step by step and checks every step.')
    .version(VERSION)
    .addHelpText(
      'after',
      '\nExit status: 0 well, 1 not verified, 2 the command could not do its work.',
    )
  for (const { load } of wantedBy(called)) program.addCommand(await load())
  await prepared(program).parseAsync()
}

/** The command that is called; none to tell the version, all for help. */
const wantedBy = (called: string | undefined): typeof COMMANDS => {
  if (called === '--version' || called === '-V') return []
  const wanted = COMMANDS.filter(({ name }) => name === called)
  return wanted.length > 0 ? wanted : COMMANDS
}

/** Usage errors are thrown instead of ending the process, and told by `fail`. */
const prepared = (command: Command): Command => {
  command.exitOverride().configureOutput({
    outputError: () => {},
    writeErr: text => process.stderr.write(text.split('\n').map(visible).join('\n')),
  })
  for (const inner of command.commands) prepared(inner)
  return command
}

/** Ends with one message: never with a trace. */
const fail = async (error: unknown): Promise<void> => {
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

void main()
