/** Parts of a sentence one behind the other, with a word or a sign of its own before the last. */
export const enumerated = (parts: readonly string[], comma: string, last: string): string => {
  const before = parts.slice(0, -1).join(comma)
  return [...(before === '' ? [] : [before]), ...parts.slice(-1)].join(last)
}
