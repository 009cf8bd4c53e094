/** In single quotes, as bash, zsh and fish read it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
