import { Command, CommanderError } from 'commander'
import { VERSION } from '../report/version.ts'
import { Failure } from './failure.ts'
import { complain, quietOnClosedPipe } from './output.ts'
import { visible } from './visible.ts'

/** Every command, in alphabetical order. Only the one that is called is loaded; for help, all are. */
const COMMANDS: readonly { readonly name: string; load(): Promise<Command> }[] = [
  { name: 'derive', load: async () => (await import('./derive.ts')).deriveCommand() },
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
  const wanted = COMMANDS.filter(({ name }) => name === called)
  for (const { load } of wanted.length > 0 ? wanted : COMMANDS) program.addCommand(await load())
  await prepared(program).parseAsync()
}

/** Usage errors are thrown instead of ending the process; what is quoted is made safe to print. */
const prepared = (command: Command): Command => {
  command.exitOverride().configureOutput({
    writeErr: text => process.stderr.write(text.split('\n').map(visible).join('\n')),
  })
  for (const inner of command.commands) prepared(inner)
  return command
}

/** Ends with one message: never with a trace. */
const fail = (error: unknown): void => {
  process.exitCode = 2
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) process.exitCode = 0
    return
  }
  if (error instanceof Failure) {
    complain(error.message)
    return
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  complain(`a defect in gradproof: ${visible(what)}; please report it with the file`)
}

void main()
