import { Command } from 'commander'
import { unknown } from '../report/unknown.ts'
import { chosen } from './choices.ts'
import { outlineOf } from './outline.ts'
import { writeResult } from './output.ts'
import { bashScript } from './shells/bash.ts'
import { fishScript } from './shells/fish.ts'
import { powershellScript } from './shells/powershell.ts'
import { zshScript } from './shells/zsh.ts'
import { usage } from './usage.ts'

const SHELLS = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
} as const

const NAMES = Object.keys(SHELLS) as readonly (keyof typeof SHELLS)[]

/** `gradproof completions SHELL`; `all` are the definitions of every command. */
export const completionsCommand = (all: () => Promise<readonly Command[]>): Command =>
  new Command('completions')
    .description('Print a script by which a shell completes commands, options and their values.')
    .addArgument(chosen('<shell>', NAMES.join(', '), () => NAMES))
    .addHelpText(
      'after',
      usage(
        'completions bash >> ~/.bashrc',
        'completions fish > ~/.config/fish/completions/gradproof.fish',
      ),
    )
    .action((shell: string) => run(shell, all))

const run = async (shell: string, all: () => Promise<readonly Command[]>): Promise<void> => {
  const found = NAMES.find(name => name === shell)
  if (!found) throw unknown('no-such-shell', shell, NAMES)
  writeResult(SHELLS[found](await outlineOf(await all())))
}
