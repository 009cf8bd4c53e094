const LETTERS: readonly (readonly [letter: string, name: string])[] = [
  ['α', 'alpha'],
  ['β', 'beta'],
  ['γ', 'gamma'],
  ['δ', 'delta'],
  ['ε', 'epsilon'],
  ['ζ', 'zeta'],
  ['η', 'eta'],
  ['θ', 'theta'],
  ['ι', 'iota'],
  ['κ', 'kappa'],
  ['λ', 'lambda'],
  ['μ', 'mu'],
  ['ν', 'nu'],
  ['ξ', 'xi'],
  ['π', 'pi'],
  ['ρ', 'rho'],
  ['σ', 'sigma'],
  ['τ', 'tau'],
  ['υ', 'upsilon'],
  ['φ', 'phi'],
  ['χ', 'chi'],
  ['ψ', 'psi'],
  ['ω', 'omega'],
  ['Γ', 'Gamma'],
  ['Δ', 'Delta'],
  ['Θ', 'Theta'],
  ['Λ', 'Lambda'],
  ['Ξ', 'Xi'],
  ['Π', 'Pi'],
  ['Σ', 'Sigma'],
  ['Υ', 'Upsilon'],
  ['Φ', 'Phi'],
  ['Ψ', 'Psi'],
  ['Ω', 'Omega'],
]

/** Greek letters that are written as letters, by their spelled names. */
export const GREEK: ReadonlyMap<string, string> = new Map(LETTERS.map(([l, name]) => [name, l]))

/** `epsilon` → `ε`, `sigma_1` → `σ_1`; `Sigma_1` stays, because `Σ_` is a sum. */
export const greekName = (name: string): string => {
  if (name.startsWith('{')) return name.slice(1, -1)
  const [, stem = name, rest = ''] = name.match(/^([A-Za-z]+)(\d*|_\w*)$/) ?? []
  const letter = GREEK.get(stem)
  return letter === undefined || (letter === 'Σ' && rest !== '') ? name : letter + rest
}

/** The spelled name of a typed one: `ε1` → `epsilon1`, `ŷ` → `yhat`; undefined with letters of other alphabets. */
export const spelledName = (name: string): string | undefined => {
  if (PLAIN.test(name)) return name
  const letters = [...name.replaceAll('ℓ', 'ell').normalize('NFKD')]
  const spelled = letters.map(letter => SPELLED.get(letter) ?? letter).join('')
  return PLAIN.test(spelled) ? spelled : undefined
}

const PLAIN = /^[A-Za-z]\w*$/

/** Letters without a printed form of their own (they look Latin, or are variants), and accents. */
const MORE: readonly (readonly [letter: string, name: string])[] = [
  ['ς', 'sigma'],
  ['ο', 'omicron'],
  ['Α', 'Alpha'],
  ['Β', 'Beta'],
  ['Ε', 'Epsilon'],
  ['Ζ', 'Zeta'],
  ['Η', 'Eta'],
  ['Ι', 'Iota'],
  ['Κ', 'Kappa'],
  ['Μ', 'Mu'],
  ['Ν', 'Nu'],
  ['Ο', 'Omicron'],
  ['Ρ', 'Rho'],
  ['Τ', 'Tau'],
  ['Χ', 'Chi'],
  ['\u0302', 'hat'],
  ['\u0303', 'tilde'],
  ['\u0304', 'bar'],
  ['\u0307', 'dot'],
]

const SPELLED: ReadonlyMap<string, string> = new Map([...LETTERS, ...MORE])
