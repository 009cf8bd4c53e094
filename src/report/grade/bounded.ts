/** The beginning of a long text. */
export const bounded = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text
