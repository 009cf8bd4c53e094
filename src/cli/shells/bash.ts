import type { OutlineCommand, Slot } from '../outline.ts'
import { quoted } from './quoted.ts'

/** A script for bash, of version 3 on. */
export const bashScript = (
  commands: readonly OutlineCommand[],
): string => `# bash completion for gradproof
_gradproof_names() { COMPREPLY+=($(compgen -W "$1" -- "$cur")); }
_gradproof_files() {
  type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
  local IFS=$'\\n'
  COMPREPLY+=($(compgen -f -- "$cur"))
}
_gradproof() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} n=1 at=0 word
  COMPREPLY=()
  # "--format=la" comes as three words
  if [ "$cur" = = ]; then cur=; elif [ "$prev" = = ]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [ "$COMP_CWORD" -le 1 ]; then
    _gradproof_names ${quoted([...commands.map(one => one.name), '--help', '--version'].join(' '))}
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "$cur" in -*)
    case "\${COMP_WORDS[1]}" in
${commands.map(optionsCase).join('\n')}
    esac
    return;;
  esac
  # how many arguments stand before
  while [ $((n += 1)) -lt "$COMP_CWORD" ]; do
    word=\${COMP_WORDS[n]}
    case "\${COMP_WORDS[1]} $word" in
${commands.flatMap(skipCases).join('\n')}
      *" -"?*) ;;
      *) at=$((at + 1));;
    esac
  done
  case "\${COMP_WORDS[1]} $at" in
${commands.flatMap(argumentCases).join('\n')}
  esac
}
complete -F _gradproof gradproof
`

const valueCases = ({ name, options }: OutlineCommand): readonly string[] =>
  options.flatMap(({ flags, slot }) =>
    slot ? [`    ${patterns(name, flags)}) ${fillFrom(slot)} return;;`] : [],
  )

const patterns = (name: string, flags: readonly string[]): string =>
  flags.map(flag => `"${name} ${flag}"`).join('|')

const fillFrom = ({ names, isFile }: Slot): string =>
  [
    ...(names.length > 0 ? [`_gradproof_names ${quoted(names.join(' '))};`] : []),
    ...(isFile ? ['_gradproof_files;'] : []),
  ].join(' ')

const optionsCase = ({ name, options }: OutlineCommand): string =>
  `      ${name}) _gradproof_names ${quoted(options.flatMap(one => one.flags).join(' '))};;`

/** An option and its value are no arguments. */
const skipCases = ({ name, options }: OutlineCommand): readonly string[] => {
  const flags = options.flatMap(one => (one.slot ? one.flags : []))
  return flags.length > 0
    ? [
        `      ${patterns(name, flags)}) n=$((n + 1)); [ "\${COMP_WORDS[n]}" = = ] && n=$((n + 1));;`,
      ]
    : []
}

const argumentCases = ({ name, slots, isMany }: OutlineCommand): readonly string[] =>
  slots.map((slot, at) => {
    const place = isMany && at === slots.length - 1 ? `"${name} "*` : `"${name} ${at}"`
    return `    ${place}) ${fillFrom(slot)};`.replace(/;;$/, ';').concat(';')
  })
