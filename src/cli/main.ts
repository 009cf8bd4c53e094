import { Command } from 'commander'
import { VERSION } from '../report/version.ts'
import { fail } from './fail.ts'
import { quietOnClosedPipe } from './output.ts'
import { visible } from './visible.ts'

/** Every command, in alphabetical order. Only the one that is called is loaded; for help, all are. */
const COMMANDS: readonly Listed[] = [
  { name: 'check', load: async () => (await import('./check.ts')).checkCommand() },
  {
    name: 'completions',
    load: async () => (await import('./completions.ts')).completionsCommand(every),
  },
  { name: 'derive', load: async () => (await import('./derive.ts')).deriveCommand() },
  { name: 'examples', load: async () => (await import('./examples.ts')).examplesCommand() },
  { name: 'explain', load: async () => (await import('./explain.ts')).explainCommand() },
  { name: 'grade', load: async () => (await import('./grade.ts')).gradeCommand() },
  { name: 'init', load: async () => (await import('./init.ts')).initCommand() },
  { name: 'solve', load: async () => (await import('./solve.ts')).solveCommand() },
  { name: 'train', load: async () => (await import('./train.ts')).trainCommand() },
]

interface Listed {
  readonly name: string
  load(): Promise<Command>
}

const every = (): Promise<readonly Command[]> => Promise.all(COMMANDS.map(one => one.load()))

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

void main()
