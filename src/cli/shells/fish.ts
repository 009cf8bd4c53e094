import type { OutlineCommand, OutlineOption, Slot } from '../outline.ts'
import { quoted } from './quoted.ts'

/** A script for fish. */
export const fishScript = (commands: readonly OutlineCommand[]): string =>
  [
    '# fish completion for gradproof',
    'complete -c gradproof -f',
    ...commands.map(
      ({ name, description }) =>
        `complete -c gradproof -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ),
    ...commands.flatMap(linesOf),
    '',
  ].join('\n')

const linesOf = ({ name, options, slots }: OutlineCommand): readonly string[] => {
  const within = `complete -c gradproof -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`
  const names = slots.flatMap(slot => slot.names)
  return [
    ...(slots.some(slot => slot.isFile) ? [`${within} -F`] : []),
    ...(names.length > 0 ? [`${within} -a ${quoted(names.join(' '))}`] : []),
    ...options.map(option => `${within} ${optionText(option)}`),
  ]
}

const optionText = ({ flags, description, slot }: OutlineOption): string =>
  [
    ...flags.map(flag => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)),
    ...(slot ? valueText(slot) : []),
    `-d ${quoted(description)}`,
  ].join(' ')

const valueText = ({ names, isFile }: Slot): readonly string[] => [
  isFile ? '-r -F' : '-x',
  ...(names.length > 0 ? [`-a ${quoted(names.join(' '))}`] : []),
]
