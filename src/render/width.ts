/** Roughly how many letters wide LaTeX is when set: fractions are as wide as their longer side. */
export const widthOf = (tex: string): number => {
  const flat = flatten(tex)
  const small = flat.replace(/[_^](\{[^{}]*\}|\\[A-Za-z]+|.)/g, (_, script: string) =>
    '.'.repeat(Math.ceil(letters(script) / 2)),
  )
  return letters(small)
}

const letters = (tex: string): number =>
  tex.replace(/\\[A-Za-z]+/g, 'x').replace(/[{}\s]/g, '').length

/** Innermost fractions first, each replaced by its longer side. */
const flatten = (tex: string): string => {
  const next = tex.replace(
    /\\(?:frac|stackrel)\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}/g,
    (_, over: string, under: string) => (letters(over) > letters(under) ? over : under),
  )
  return next === tex ? tex : flatten(next)
}
