import type { OutlineCommand, OutlineOption, Slot } from '../outline.ts'
import { quoted } from './quoted.ts'

/** A script for zsh. */
export const zshScript = (commands: readonly OutlineCommand[]): string => `#compdef gradproof
_gradproof() {
  local -a commands
  commands=(
${commands.map(one => `    ${quoted(`${one.name}:${plain(one.description)}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}
compdef _gradproof gradproof
`

const commandCase = ({ name, options, slots, isMany }: OutlineCommand): string => {
  const specs = [
    ...options.flatMap(optionSpecs),
    ...slots.map((slot, n) => {
      const place = isMany && n === slots.length - 1 ? '*' : `${n + 1}`
      return quoted(`${place}:argument:${actionOf(slot)}`)
    }),
  ]
  return `    ${name})\n      _arguments ${specs.join(' \\\n        ')};;`
}

const optionSpecs = ({ flags, description, slot }: OutlineOption): readonly string[] =>
  flags.map(flag =>
    slot
      ? quoted(`${flag}${joinOf(flag)}[${plain(description)}]:value:${actionOf(slot)}`)
      : quoted(`${flag}[${plain(description)}]`),
  )

/** The value of an option is the next word, or what follows in the same one: `--lang=ru`, `-oFILE`. */
const joinOf = (flag: string): string => (flag.startsWith('--') ? '=' : '+')

/** What completes a place; a colon would end it. */
const actionOf = ({ names, isFile }: Slot): string => {
  if (names.length > 0 && isFile)
    return `_alternative "names\\:name\\:(${names.join(' ')})" "files\\:file\\:_files"`
  if (names.length > 0) return `(${names.join(' ')})`
  return isFile ? '_files' : ' '
}

/** Signs that mean something in a specification are left out. */
const plain = (text: string): string =>
  text
    .replace(/[[\]:\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
