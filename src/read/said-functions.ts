import type { FunctionWords } from '../hear/hearing.ts'
import { HEARINGS } from '../hear/languages.ts'
import { relu } from '../ops/relu.ts'
import { sigma } from '../ops/sigma.ts'
import { softplus } from '../ops/softplus.ts'
import { tanh } from '../ops/tanh.ts'

/** Letters of which the words say what function they are, "where $g$ is the sigmoid function". */
export const saidFunctions = (source: string): ReadonlyMap<string, string> =>
  new Map(
    SAYINGS.flatMap(saying =>
      [...source.matchAll(saying)].flatMap(([, letter = '', ...names]) => {
        const found = FUNCTIONS.find((_, n) => names[n] !== undefined)
        return found ? [[letter.replace('\\', ''), found.name] as const] : []
      }),
    ),
  )

/** And what each language calls them. */
const FUNCTIONS = [
  { name: sigma.name, called: (words: FunctionWords) => words.logistic },
  { name: tanh.name, called: (words: FunctionWords) => words.hyperbolicTangent },
  { name: softplus.name, called: (words: FunctionWords) => words.softplus },
  { name: relu.name, called: (words: FunctionWords) => words.rectifier },
]

/** A letter that people call a function by, alone or with its argument. */
const LETTER = String.raw`(?:\$|\\\()\s*([fgsS]|\\(?:phi|varphi|psi|rho))\s*(?:\([^$()]{1,12}\))?\s*(?:\$|\\\))`

/** Finds the letter, and of the names of functions the one that is said. */
const sayingOf = (words: FunctionWords): RegExp => {
  const names = FUNCTIONS.map(({ called }) => `(${called(words).source})`).join('|')
  return new RegExp(`${LETTER}(?:${words.is.source})(?:${names})(?:${words.behind.source})`, 'giu')
}

const SAYINGS = HEARINGS.map(({ functions }) => sayingOf(functions))
