import { type EqualityReason, MISCONCEPTIONS, type Misconception } from '../core/judgement.ts'
import { PROBLEMS, type ProblemCode } from '../core/problem.ts'
import { UsageError } from '../core/usage.ts'
import type { Example } from '../grade/lesson.ts'
import { LESSONS } from '../grade/misconceptions/index.ts'
import type { CheckWords } from '../render/check-words.ts'
import { columnsOf } from '../render/columns.ts'
import type { Language } from '../render/lang.ts'
import { checkSource } from './check.ts'
import { inWords, languageOf } from './language.ts'
import { nearest } from './unknown.ts'

export interface ExplainOptions {
  readonly lang?: string
  readonly isColoured?: boolean
}

/** What a code means, of a misconception its lesson; without a code the list of all. Throws UsageError. */
export const explain = (code: string | undefined, options: ExplainOptions = {}): Promise<string> =>
  inWords({ lang: options.lang }, async () => {
    const language = await languageOf({ lang: options.lang })
    return code === undefined ? list(language) : explained(code, language, options)
  })

const REASONS: readonly EqualityReason[] = ['value', 'shape', 'undefined', 'scope', 'returns']

/** Everything that is explained. */
export const CODES: readonly string[] = [...MISCONCEPTIONS, ...REASONS, ...PROBLEMS]

const explained = async (
  code: string,
  language: Language,
  options: ExplainOptions,
): Promise<string> => {
  const misconception = MISCONCEPTIONS.find(one => one === code.replaceAll('-', '_'))
  if (misconception) return lesson(misconception, language, options)
  const reason = REASONS.find(one => one === code)
  if (reason) return `${(await language.check()).reasons[reason]}\n`
  const problem = PROBLEMS.find(one => one === code)
  if (problem) return problemText(problem, language)
  const near = nearest(code, CODES)
  throw new UsageError('no-such-code', { name: code, ...(near && { near }) })
}

/** What is wrong and why, an example with what the check says of it, how it is right, and what is no mistake. */
const lesson = async (
  key: Misconception,
  language: Language,
  options: ExplainOptions,
): Promise<string> => {
  const { title, why, alike } = (await language.lessons())[key]
  const words = await language.check()
  const { example } = LESSONS[key]
  const { marks, explain: say } = words
  const look = example.alike
  const blocks = [
    `${title} (${key})`,
    why,
    `${say.network}${marks.label}${example.network}`,
    `${say.wrong}${marks.label.trimEnd()}\n${indented(await reported(example, options))}`,
    `${say.right}${marks.label.trimEnd()}\n${indented(example.right)}`,
    `${say.alike}${marks.label}${alike}`,
    ...(look ? [indented(alikeText(look, example, words))] : []),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** What the check says of the wrong example, without the head and the sum. */
const reported = async (
  { network, wrong }: Example,
  { lang = 'en', isColoured = false }: ExplainOptions,
): Promise<string> => {
  const result = await checkSource(network, wrong, { file: 'example.txt', lang, isColoured })
  if (result.kind === 'malformed') return wrong
  return result.output.split('\n\n').slice(1, -1).join('\n\n')
}

const alikeText = (
  { network, text }: NonNullable<Example['alike']>,
  example: Example,
  { explain: say, marks }: CheckWords,
): string =>
  network === example.network ? text : `${text}\n${say.network}${marks.label}${network}`

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ')

const problemText = async (code: ProblemCode, language: Language): Promise<string> => {
  const { problems, phrases } = await language.messages()
  const { says, hint } = problems[code]
  return `${open(says)}\n${phrases.hint}${open(hint)}\n`
}

/** What has no value yet. */
const open = (template: string): string => template.replace(/\{\w+(?::\w+)?\}/g, '…')

/** All codes, each with a few words. */
const list = async (language: Language): Promise<string> => {
  const lessons = await language.lessons()
  const { explain: say, reasons } = await language.check()
  const { problems } = await language.messages()
  return [
    say.mistakes,
    ...rows(MISCONCEPTIONS.map(key => [key, lessons[key].title])),
    ...rows(REASONS.map(key => [key, reasons[key]])),
    '',
    say.problems,
    ...rows(PROBLEMS.map(key => [key, open(problems[key].says)])),
    '',
  ].join('\n')
}

const rows = (all: readonly (readonly [code: string, text: string])[]): readonly string[] => {
  const width = Math.max(...all.map(([code]) => columnsOf(code)))
  return all.map(([code, text]) => `  ${code.padEnd(width)}  ${text}`)
}
