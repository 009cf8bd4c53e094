import type { FunctionWords } from '../hear/hearing.ts'
import { HEARINGS } from '../hear/languages.ts'
import { relu } from '../ops/relu.ts'
import { sigma } from '../ops/sigma.ts'
import { softmax } from '../ops/softmax.ts'
import { softplus } from '../ops/softplus.ts'
import { tanh } from '../ops/tanh.ts'

/** Letters of which the words say what function they are, "where $g$ is the sigmoid function", "the sigmoid function $g$". */
export const saidFunctions = (source: string): ReadonlyMap<string, string> =>
  new Map(
    SAYINGS.flatMap(saying =>
      [...source.matchAll(saying)].flatMap(({ groups = {} }) => {
        const found = FUNCTIONS.find((_, n) => groups[`name${n}`] !== undefined)
        return found ? [[formOf(groups.letter ?? ''), found.name] as const] : []
      }),
    ),
  )

/** As the table of symbols has it: `sigma`, `mathcal:S`. */
const formOf = (letter: string): string => {
  const [, face, capital] = FACED.exec(letter) ?? []
  return face === undefined ? letter.replace('\\', '') : `${face}:${capital}`
}

const FACED = /^\\(mathcal|mathscr|mathfrak)\s*\{?\s*([A-Z])/

/** And what each language calls them. */
const FUNCTIONS = [
  { name: sigma.name, called: (words: FunctionWords) => words.logistic },
  { name: tanh.name, called: (words: FunctionWords) => words.hyperbolicTangent },
  { name: softplus.name, called: (words: FunctionWords) => words.softplus },
  { name: relu.name, called: (words: FunctionWords) => words.rectifier },
  { name: softmax.name, called: (words: FunctionWords) => words.softmax },
]

/** A letter that people call a function by, alone or with its argument. */
const LETTER = String.raw`(?:\$|\\\()\s*(?<letter>[fgsS]|\\(?:phi|varphi|psi|rho|sigma)|\\(?:mathcal|mathscr|mathfrak)\s*(?:[A-Z]|\{\s*[A-Z]\s*\}))\s*(?:\([^$()]{1,12}\))?\s*(?:\$|\\\))`

/** Find the letter, and of the names of functions the one that is said before or behind it. */
const sayingsOf = (words: FunctionWords): readonly RegExp[] => {
  const names = FUNCTIONS.map(({ called }, n) => `(?<name${n}>${called(words).source})`).join('|')
  const name = `(?:${names})(?:${words.behind.source})`
  return [`${LETTER}(?:${words.is.source})${name}`, `${name}\\p{L}*\\s*${LETTER}`].map(
    saying => new RegExp(saying, 'giu'),
  )
}

const SAYINGS = HEARINGS.flatMap(({ functions }) => sayingsOf(functions))
