import type { OutlineCommand, Slot } from '../outline.ts'

/** A script for PowerShell; where it offers nothing, the shell offers files by itself. */
export const powershellScript = (
  commands: readonly OutlineCommand[],
): string => `# PowerShell completion for gradproof
Register-ArgumentCompleter -Native -CommandName gradproof -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $options = @{
${commands.map(({ name, options }) => `    ${quoted(name)} = ${list(options.flatMap(one => one.flags))}`).join('\n')}
  }
  $values = @{
${commands.flatMap(valueLines).join('\n')}
  }
  $arguments = @{
${commands.map(({ name, slots }) => `    ${quoted(name)} = ${list(slots.flatMap(namesIn))}`).join('\n')}
  }
  $words = @($commandAst.CommandElements | ForEach-Object { "$_" })
  $done = if ($wordToComplete) { $words.Count - 1 } else { $words.Count }
  $command = if ($done -gt 1) { $words[1] } else { '' }
  $before, $typed, $option = '', "$wordToComplete", "$($words[$done - 1])"
  if ($typed -match '^(--[^=]+)=(.*)$') { $before, $typed, $option = "$($Matches[1])=", $Matches[2], $Matches[1] }
  $found = if (-not $command) { ${list(commands.map(one => one.name))} }
    elseif ($values.ContainsKey("$command $option")) { $values["$command $option"] }
    elseif ($before) { @() }
    elseif ($typed.StartsWith('-')) { $options[$command] }
    else { $arguments[$command] }
  @($found) | Where-Object { $_ -and $_.StartsWith($typed, [StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new("$before$_", $_, 'ParameterValue', $_)
  }
}
`

const valueLines = ({ name, options }: OutlineCommand): readonly string[] =>
  options.flatMap(({ flags, slot }) =>
    slot ? flags.map(flag => `    ${quoted(`${name} ${flag}`)} = ${list(slot.names)}`) : [],
  )

const namesIn = ({ names }: Slot): readonly string[] => names

const list = (all: readonly string[]): string => `@(${all.map(quoted).join(', ')})`

/** In single quotes, which end at each of the signs that PowerShell takes for one, unless it is doubled. */
const quoted = (text: string): string => `'${text.replace(/['\u2018-\u201B]/g, '$&$&')}'`
