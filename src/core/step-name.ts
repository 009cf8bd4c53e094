/** What `\Delta w` is called: by how much a step moves a value. */
export const stepName = (of: string): string => `${MARK}${of}`

/** The value that such a name is of. */
export const ofStep = (name: string): string | undefined =>
  name.startsWith(MARK) ? name.slice(MARK.length) : undefined

const MARK = '\\Delta '
