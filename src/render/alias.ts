import type { Settings } from '../core/graph.ts'

/** A written form of a name that the file gives: of the whole, or of its general entry. */
export interface Alias {
  readonly indices: readonly string[]
  readonly latex: string
}
export type Aliases = ReadonlyMap<string, readonly Alias[]>

/** The aliases of a file that can be printed, by name. */
export const aliasesOf = ({ aliases, letAliases = [] }: Settings): Aliases => {
  const found = new Map<string, Alias[]>()
  for (const { name, indices, latex } of [...aliases, ...letAliases]) {
    if (!isPrintable(latex)) continue
    found.set(name, [...(found.get(name) ?? []), { indices, latex }])
  }
  return found
}

/** The form of the whole, or of a function. */
export const wholeAlias = (aliases: Aliases, name: string): string | undefined =>
  aliases.get(name)?.find(a => a.indices.length === 0)?.latex

/** The form of the entry at the given positions, as `w_i^{(j)}` says for `w[i,j]`. */
export const entryAlias = (
  aliases: Aliases,
  name: string,
  at: readonly string[],
): string | undefined => {
  const alias = aliases.get(name)?.find(a => a.indices.length === at.length && at.length > 0)
  if (!alias) return undefined
  const by = new Map(alias.indices.map((letter, n) => [letter, at[n] as string]))
  return alias.latex.replace(/\\[A-Za-z]+|[A-Za-z]/g, part => {
    const place = by.get(part)
    return place === undefined ? part : place.length > 1 ? `{${place}}` : place
  })
}

/**
 * Whether the form may be copied into a document: letters, signs, accents and
 * fonts with their braces closed; nothing that defines, reads or writes.
 */
export const isPrintable = (latex: string): boolean =>
  /^[\w ^{}()[\]'+\-*,.:;|!/=<>\\]*$/.test(latex) &&
  (latex.match(/\\[A-Za-z]+|\\./g) ?? []).every(command => COMMANDS.test(command)) &&
  !/\\$/.test(latex) &&
  isClosed(latex)

/** Whether a formula may be copied into a document: as above, with fractions, signs and tables. */
export const isPrintableFormula = (latex: string): boolean =>
  latex.length <= MOST &&
  /^[\w ^{}()[\]'+\-*,.:;|!/=<>\\&~]*$/.test(latex) &&
  (latex.match(/\\[A-Za-z]+|\\./g) ?? []).every(
    command => COMMANDS.test(command) || FORMULA_COMMANDS.test(command),
  ) &&
  [...latex.matchAll(/\\(?:begin|end)\s*\{([^{}]*)\}/g)].every(([, name = '']) =>
    ENVIRONMENTS.test(name),
  ) &&
  !/\\$/.test(latex) &&
  isClosed(latex)

/** Letters of a formula. */
const MOST = 2000

const FORMULA_COMMANDS =
  /^\\(frac|dfrac|tfrac|sqrt|sum|prod|lim|log|ln|exp|sin|cos|tan|tanh|sinh|cosh|max|min|left|right|middle|begin|end|dots|ldots|cdots|vdots|ddots|times|cdot|odot|otimes|oslash|in|mid|neq?|leq?|geq?|approx|equiv|to|rightarrow|leftarrow|Rightarrow|xrightarrow|infty|forall|quad|qquad|binom|stackrel|overset|underset|mathrm|delta|[{}|\\])$/

const ENVIRONMENTS = /^(aligned|pmatrix|bmatrix|vmatrix|cases)$/

const COMMANDS =
  /^\\(math(cal|bf|rm|it|sf|tt|bb|frak|scr)|boldsymbol|bm|vec|hat|bar|tilde|dot|ddot|widehat|widetilde|overline|underline|operatorname|text|textbf|textit|prime|top|ell|ln|lg|log|exp|hbar|nabla|partial|star|ast|circ|cdot|dagger|infty|[,;!:]|(var)?(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)$/

const isClosed = (latex: string): boolean => {
  let depth = 0
  for (const sign of latex) {
    if (sign === '{') depth++
    if (sign === '}' && --depth < 0) return false
  }
  return depth === 0
}
