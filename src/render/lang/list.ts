/** `a, b or c`: a comma between parts, and a word before the last. */
export const listed = (parts: readonly string[], word: string, comma = ', '): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(comma)}${word}${parts.at(-1)}`
