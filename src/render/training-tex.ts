import { parametersOf } from '../core/graph.ts'
import type { Book } from './book.ts'
import { oneLine } from './escape.ts'
import { aligned } from './lines.ts'
import { display, network } from './notes.ts'
import { bookOf } from './sheet.ts'
import type { Style } from './style.ts'
import { printTex } from './tex.ts'
import type { Trained, TrainedPoint } from './training.ts'

/** The network, the rule by which it was descended, and where that led, as displays to paste into a document. */
export const printTrainingNotes = (trained: Trained, style: Style, version: string): string => {
  const { graph, language, agreement, seed } = trained
  const book = bookOf(graph, style)
  const told = language.training.agreement(agreement.draws, agreement.error)
  const blocks = [...network(graph, book), ...rulesOf(trained, style, book)]
  return [
    `% ${oneLine(`gradproof ${version}, seed ${seed}; ${told}`)}\n`,
    ...blocks.map(display),
  ].join('\n')
}

const rulesOf = (trained: Trained, style: Style, book: Book): readonly string[] => {
  const names = trained.parameters.map(({ name }) => name)
  const loss = nameTex(trained.graph.loss, book)
  if (style.descent === 'arrow')
    return [aligned(names.map(name => arrowRow(nameTex(name, book), loss)))]
  if (style.descent === 'gradient')
    return names.map(name => aligned(gradientRows(nameTex(name, book), loss)))
  return [...generalRule(trained, loss, book), ...limit(trained)]
}

/** `θ ← θ - α ∇_θ L` */
const arrowRow = (name: string, loss: string): string =>
  `${name} &\\leftarrow ${name} - \\alpha \\nabla_{${name}} ${loss}`

/** The first steps, then the general one. */
const gradientRows = (name: string, loss: string): readonly string[] =>
  [
    ['t=1', 't=0'],
    ['t=2', 't=1'],
    ['t+1', 't'],
  ].map(
    ([next, now]) =>
      `${name}^{${next}} &= ${name}^{${now}} - \\alpha \\nabla_{${name}} ${loss}^{${now}}`,
  )

/** One rule for all parameters. */
const generalRule = (trained: Trained, loss: string, book: Book): readonly string[] => {
  const a = letterOf(trained)
  const names = parametersOf(trained.graph).map(({ name }) => nameTex(name, book))
  return [
    `${a}^{t+1} = ${a}^t - \\alpha \\frac{d ${loss}}{d ${a}}(${a}^t)`,
    `${a} \\in \\{${names.join(', ')}\\}, \\quad \\alpha = ${trained.rate}`,
  ]
}

/** Where the loss of a real run has come to rest. */
const limit = (trained: Trained): readonly string[] => {
  if (!hasSettled(trained)) return []
  const a = letterOf(trained)
  return [`${a} \\xrightarrow{t \\rightarrow +\\infty} ${a}_{\\min}`]
}

const letterOf = ({ graph }: Trained): string =>
  ['a', 'w', '\\theta'].find(letter => !graph.names.has(letter.replace('\\', ''))) ?? 'a'

/** The last tenth of the steps has moved the loss by less than a hundredth of what all have. */
const hasSettled = ({ points, divergedAt }: Trained): boolean => {
  const first = points[0]
  const last = points.at(-1)
  const late = points[Math.floor(points.length * 0.9)]
  if (!first || !last || !late || divergedAt !== undefined || points.length < 10) return false
  return last.loss < first.loss && isNear(late, last, first)
}

const isNear = (late: TrainedPoint, last: TrainedPoint, first: TrainedPoint): boolean =>
  Math.abs(late.loss - last.loss) <= (first.loss - last.loss) / 100

const nameTex = (name: string, book: Book): string => printTex({ kind: 'name', name }, book)
