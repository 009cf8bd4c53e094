/** `a, b or c`: parts with a comma between them, and a word before the last. */
export const listed = (parts: readonly string[], word: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}${word}${parts.at(-1)}`
