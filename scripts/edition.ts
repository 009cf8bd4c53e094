import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import katex from 'katex'
import type { Equality } from '../src/core/judgement.ts'
import { type Judge, judgeOf } from '../src/judge/judge.ts'
import type { Format } from '../src/read/format.ts'
import { readScript } from '../src/read/script.ts'
import { compose } from '../src/render/article/compose.ts'
import { articleMarkdown } from '../src/render/article/markdown.ts'
import { bodyTypst, typstHead } from '../src/render/article/typst.ts'
import { escapeTex } from '../src/render/escape.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import type { Language } from '../src/render/lang.ts'
import { printNotes } from '../src/render/notes.ts'
import type { Sheet } from '../src/render/sheet.ts'
import { type Derived, deriveSource } from '../src/report/derive.ts'

/** What one process is asked for. */
export type Errand =
  | { readonly kind: 'derivation'; readonly file: string; readonly styles: readonly string[] }
  /** One document of Typst, by its parts. */
  | {
      readonly kind: 'typst'
      readonly style: string
      readonly language: string
      readonly parts: readonly string[]
    }

/** What came of it: parts of documents, what is wrong, and milliseconds by kind of work. */
export interface Outcome {
  readonly parts: readonly Part[]
  readonly complaints: readonly string[]
  readonly times: Readonly<Record<string, number>>
}

/** One derivation in one style and language. */
export interface Part {
  readonly name: string
  readonly style: string
  readonly language: string
  readonly latex: string
  readonly typst: string
}

interface Log {
  readonly parts: Part[]
  readonly complaints: string[]
  readonly times: Record<string, number>
}

/** Runs an errand. */
const run = async (errand: Errand): Promise<Outcome> => {
  const log: Log = { parts: [], complaints: [], times: {} }
  if (errand.kind === 'typst') await timed(log, 'Typst', () => compileTypst(errand, log))
  else await addFile(errand.file, errand.styles, log)
  return log
}

const timed = async <T>(log: Log, name: string, work: () => Promise<T> | T): Promise<T> => {
  const start = performance.now()
  try {
    return await work()
  } finally {
    log.times[name] = (log.times[name] ?? 0) + performance.now() - start
  }
}

const addFile = async (file: string, styles: readonly string[], log: Log): Promise<void> => {
  const source = readFileSync(file, 'utf8')
  const languages = await Promise.all(LANGUAGES.map(one => one.load()))
  const name = basename(file, '.eq')
  let reader: Reader | undefined
  for (const style of styles) {
    const derived = await timed(log, 'derived and verified', () => deriveSource(source, { style }))
    if (derived.kind !== 'derived' || !derived.isSound) {
      log.complaints.push(`${name} in style ${style} is not derived, or not sound`)
      continue
    }
    reader ??= readerOf(derived)
    for (const language of languages)
      await addSheet({ ...derived.sheet, language }, { name, style, language }, reader, log)
  }
}

/** Of one network: what was judged already is not judged again. */
interface Reader {
  readonly graph: Derived['graph']
  readonly judge: Judge
  readonly known: Set<string>
}

const readerOf = ({ graph }: Derived): Reader => ({
  graph,
  judge: judgeOf(graph, { seed: 1, told: 'first', examples: 'none' }),
  known: new Set(),
})

interface Which {
  readonly name: string
  readonly style: string
  readonly language: Language
}

const addSheet = async (sheet: Sheet, which: Which, reader: Reader, log: Log): Promise<void> => {
  const { name, style, language } = which
  const where = `${name} in style ${style} and language ${language.name}`
  const complain = (text: string): void => {
    log.complaints.push(`${where}${text}`)
  }
  try {
    const notes = uncommented(printNotes(sheet))
    const article = compose(sheet, await language.page())
    log.parts.push({
      ...{ name, style, language: language.name },
      latex: `\\section*{${escapeTex(name)}}\n${notes}`,
      typst: bodyTypst({ ...article, title: name }).join('\n'),
    })
    await timed(log, 'KaTeX', () => setByKatex(notes))
    await timed(log, 'read back', async () => {
      await readBack(notes, 'tex', reader, complain)
      await readBack(articleMarkdown(article), 'markdown', reader, complain)
    })
  } catch (error) {
    complain(`: ${error}`)
  }
}

/** Comments name the language's words: without them notes in several languages are often the same. */
const uncommented = (notes: string): string => notes.replace(/^%.*\n/gm, '')

const set = new Set<string>()

/** Throws where KaTeX cannot set a display. */
const setByKatex = (notes: string): void => {
  for (const [, display = ''] of notes.matchAll(/\\\[([\s\S]*?)\\\]/g)) {
    if (set.has(display)) continue
    set.add(display)
    katex.renderToString(display, { throwOnError: true, displayMode: true, strict: 'ignore' })
  }
}

const readBack = async (
  text: string,
  format: Format,
  { graph, judge, known }: Reader,
  complain: (text: string) => void,
): Promise<void> => {
  if (known.has(text)) return
  known.add(text)
  const { equalities } = await judge(await readScript(text, { format, graph }))
  if (equalities.length === 0) complain(`: nothing is read in ${format}`)
  for (const one of equalities.filter(isDoubtful))
    complain(`, ${format}: ${one.verdict}: ${one.left.text} = ${one.right.text}`)
}

/** Derivatives of a `vec` by another have no sign in the language. */
const isDoubtful = ({ verdict, left }: Equality): boolean =>
  !['holds', 'definition', 'skipped'].includes(verdict) &&
  !left.text.includes('\\operatorname{vec}')

let compiler: NodeCompiler | undefined

const compileTypst = (
  { style, language, parts }: Extract<Errand, { kind: 'typst' }>,
  { complaints }: Log,
): void => {
  compiler ??= NodeCompiler.create()
  const text = [...typstHead({ name: language }), ...parts].join('\n')
  const where = `Typst in style ${style} and language ${language}`
  const unknown = /"\\\\[A-Za-z]+"/.exec(text)
  if (unknown) complaints.push(`${where} has no sign for ${unknown[0]}`)
  const result = compiler.compile({ mainFileContent: text })
  const found = result.takeDiagnostics()
  if (found) complaints.push(`${where}: ${JSON.stringify(compiler.fetchDiagnostics(found))}`)
  if (!found && !result.result) complaints.push(`${where}: no document`)
  compiler.evictCache(1)
}

process.on('message', (errand: Errand) => {
  void run(errand).then(outcome => process.send?.(outcome))
})
