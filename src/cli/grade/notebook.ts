/** A notebook without what its cells printed; a text that is none stays as it is. */
export const slim = (text: string): string => {
  if (text.length < LARGE) return text
  try {
    return JSON.stringify(JSON.parse(text, kept))
  } catch {
    return text
  }
}

const kept = (key: string, value: unknown): unknown => (DROPPED.includes(key) ? undefined : value)

/** Characters from which on it is worth the work. */
const LARGE = 500_000
const DROPPED = ['outputs', 'attachments']
