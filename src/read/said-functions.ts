import { relu } from '../ops/relu.ts'
import { sigma } from '../ops/sigma.ts'
import { softplus } from '../ops/softplus.ts'
import { tanh } from '../ops/tanh.ts'

/** Letters of which the words say what function they are, "where $g$ is the sigmoid function", in four languages. */
export const saidFunctions = (source: string): ReadonlyMap<string, string> =>
  new Map(
    SAYINGS.flatMap(saying =>
      [...source.matchAll(saying)].flatMap(({ groups = {} }) => {
        const { letter = '', words = '' } = groups
        const found = FUNCTIONS.find(([, pattern]) => pattern.test(words))
        return found ? [[letter.replace('\\', ''), found[0]] as const] : []
      }),
    ),
  )

/** By the name in the language. */
const FUNCTIONS: readonly (readonly [string, RegExp])[] = [
  [sigma.name, /sigmoid|logistic|сигмоид|логистическ|逻辑|시그모이드|로지스틱/i],
  [tanh.name, /hyperbolic tangent|tanh|гиперболическ|双曲正切|쌍곡/i],
  [softplus.name, /softplus/i],
  [relu.name, /relu|rectifie/i],
]

/** A letter that people call a function by, alone or with its argument. */
const LETTER = String.raw`(?:\$|\\\()\s*(?<letter>[fgsS]|\\(?:phi|varphi|psi|rho))\s*(?:\([^$()]{1,12}\))?\s*(?:\$|\\\))`
const ONE = String.raw`(?<words>(?:logistic\s+)?sigmoid|logistic|hyperbolic\s+tangent|tanh|softplus|ReLU|rectifier)`
const said = (text: string): RegExp => new RegExp(text, 'giu')

const SAYINGS: readonly RegExp[] = [
  said(
    String.raw`${LETTER}\s+(?:is|be|denotes|being)\s+(?:again\s+)?(?:the|a)\s+(?:usual\s+|standard\s+)?${ONE}\s*(?:(?:activation\s+)?function|activation|nonlinearity|unit)`,
  ),
  said(
    String.raw`${LETTER}\s*(?:---|—|–|-|есть|это|обозначает)\s*(?<words>сигмоид|логистическ\S+\s+функци|гиперболическ\S+\s+тангенс)`,
  ),
  said(
    String.raw`${LETTER}\s*(?:是|为|表示)\s*(?<words>sigmoid|逻辑|双曲正切|tanh|softplus|ReLU)\s*(?:激活)?函数`,
  ),
  said(
    String.raw`${LETTER}\s*(?:는|은|가|이|를|을)\s*(?<words>시그모이드|로지스틱|쌍곡\s*탄젠트|tanh|ReLU)\s*(?:활성화\s*)?함수`,
  ),
]
