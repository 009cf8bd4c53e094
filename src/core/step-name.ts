/** What `\Delta w` is called: by how much a step moves a value. */
export const stepName = (of: string): string => `${MARK}${of}`

/** The value that such a name is of. */
export const ofStep = (name: string): string | undefined =>
  name.startsWith(MARK) ? name.slice(MARK.length) : undefined

const MARK = '\\Delta '

/** Letters that number the steps of a descent: `w^{(t+1)}`, and \tau of Bishop's, r of Hastie's. */
export const isStepLetter = (text: string): boolean => /^(?:[tkr]|\\?tau)$/.test(text)
