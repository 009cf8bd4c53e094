import type { OutlineCommand, Slot } from '../outline.ts'

/** A script for PowerShell; where it offers nothing, the shell offers files by itself. */
export const powershellScript = (
  commands: readonly OutlineCommand[],
): string => `# PowerShell completion for gradproof
Register-ArgumentCompleter -Native -CommandName gradproof -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $options = @{
${commands.map(({ name, options }) => `    '${name}' = ${list(options.flatMap(one => one.flags))}`).join('\n')}
  }
  $values = @{
${commands.flatMap(valueLines).join('\n')}
  }
  $arguments = @{
${commands.map(({ name, slots }) => `    '${name}' = ${list(slots.flatMap(namesIn))}`).join('\n')}
  }
  $words = @($commandAst.CommandElements | ForEach-Object { "$_" })
  $done = if ($wordToComplete) { $words.Count - 1 } else { $words.Count }
  $command = if ($done -gt 1) { $words[1] } else { $null }
  $found = if (-not $command) { ${list(commands.map(one => one.name))} }
    elseif ($values.ContainsKey("$command $($words[$done - 1])")) { $values["$command $($words[$done - 1])"] }
    elseif ($wordToComplete.StartsWith('-')) { $options[$command] }
    else { $arguments[$command] }
  $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`

const valueLines = ({ name, options }: OutlineCommand): readonly string[] =>
  options.flatMap(({ flags, slot }) =>
    slot ? flags.map(flag => `    '${name} ${flag}' = ${list(slot.names)}`) : [],
  )

const namesIn = ({ names }: Slot): readonly string[] => names

const list = (all: readonly string[]): string =>
  `@(${all.map(one => `'${one.replaceAll("'", "''")}'`).join(', ')})`
