import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { unknown } from '../report/unknown.ts'
import { chosen } from './choices.ts'
import { readSource } from './input.ts'
import { writeResult } from './output.ts'
import { usage } from './usage.ts'

interface Options {
  readonly output?: string
}

/** `gradproof examples [NAME]` */
export const examplesCommand = (): Command =>
  new Command('examples')
    .description('List the networks that come along, or print one.')
    .addArgument(
      chosen('[name]', 'as the list has it, two-layer; without one all are listed', names),
    )
    .option('-o, --output <file>', 'write there instead of to standard output')
    .addHelpText('after', usage('examples', 'examples two-layer | gradproof derive -'))
    .action(run)

const run = (name: string | undefined, { output }: Options): void =>
  writeResult(name === undefined ? list() : sourceOf(exampleNamed(name)), output)

const FOLDER = join(import.meta.dirname, '../../derivations')

const names = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter(file => file.endsWith('.eq'))
    .map(file => file.slice(0, -'.eq'.length))
    .toSorted()

/** The name of an example, with or without its ending. Throws UsageError where there is none. */
const exampleNamed = (text: string): string => {
  const known = names()
  const name = text.endsWith('.eq') ? text.slice(0, -'.eq'.length) : text
  if (!known.includes(name)) throw unknown('no-such-example', name, known)
  return name
}

const sourceOf = (name: string): string => readSource(join(FOLDER, `${name}.eq`))

/** A line for each: its name and its title. */
const list = (): string => {
  const known = names()
  const width = Math.max(...known.map(name => name.length))
  return known.map(name => `${name.padEnd(width)}  ${titleIn(sourceOf(name))}\n`).join('')
}

const titleIn = (source: string): string => /^@title (.*)$/m.exec(source)?.[1]?.trim() ?? ''
