/** LaTeX in round brackets unless it is one letter, plain or in a font of its own. */
export const tight = (tex: string): string =>
  /^(\\?[A-Za-z]+|\\[A-Za-z]+\{\\?[A-Za-z]+\})$/.test(tex) ? tex : `\\left(${tex}\\right)`
