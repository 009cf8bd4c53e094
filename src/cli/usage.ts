/** What stands at the end of help: how the command is called. */
export const usage = (...examples: readonly string[]): string =>
  ['', 'Examples:', ...examples.map(example => `  gradproof ${example}`)].join('\n')
