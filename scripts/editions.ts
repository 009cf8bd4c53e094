import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import katex from 'katex'
import type { Equality } from '../src/core/judgement.ts'
import { type Judge, judgeOf } from '../src/judge/judge.ts'
import type { Format } from '../src/read/format.ts'
import { readScript } from '../src/read/script.ts'
import { compose } from '../src/render/article/compose.ts'
import { articleMarkdown } from '../src/render/article/markdown.ts'
import { bodyTypst, typstHead } from '../src/render/article/typst.ts'
import { documentOf } from '../src/render/document.ts'
import { escapeTex } from '../src/render/escape.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import type { Language } from '../src/render/lang.ts'
import { printNotes } from '../src/render/notes.ts'
import type { Sheet } from '../src/render/sheet.ts'
import { STYLES } from '../src/render/style/index.ts'
import { type Derived, deriveSource } from '../src/report/derive.ts'

/**
 * Every derivation in every house style and language: derived and verified once for each style, set
 * by KaTeX, read back and judged, and put into one document of LaTeX and one of Typst for each style
 * and language, which are compiled.
 *
 *     tsx scripts/editions.ts FOLDER [STYLE …]
 */
const main = async ([folder = 'pages', ...asked]: readonly string[]): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const styles = STYLES.map(({ name }) => name).filter(n => asked.length === 0 || asked.includes(n))
  const languages = await Promise.all(LANGUAGES.map(one => one.load()))
  const editions = styles.flatMap(style =>
    languages.map((language): Edition => ({ style, language, latex: [], typst: [] })),
  )
  for (const file of readdirSync('derivations').filter(name => name.endsWith('.eq')))
    await addFile(join('derivations', file), styles, editions)
  say(`${editions.length} editions`)
  await timed('Typst', async () => editions.forEach(compileTypst))
  await timed('LaTeX', () => compileLatex(editions, folder))
  for (const [name, ms] of times) say(`${name}: ${(ms / 1000).toFixed(1)} s`)
  for (const complaint of complaints) say(`FAILED: ${complaint}`)
  process.exitCode = complaints.length > 0 || editions.length === 0 ? 1 : 0
}

/** All derivations in one style and language. */
interface Edition {
  readonly style: string
  readonly language: Language
  readonly latex: string[]
  readonly typst: string[]
}

const complaints: string[] = []
const times = new Map<string, number>()

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now()
  try {
    return await work()
  } finally {
    times.set(name, (times.get(name) ?? 0) + performance.now() - start)
  }
}

const addFile = async (
  file: string,
  styles: readonly string[],
  editions: readonly Edition[],
): Promise<void> => {
  const source = readFileSync(file, 'utf8')
  const name = basename(file, '.eq')
  let reader: Reader | undefined
  for (const style of styles) {
    const derived = await timed('derived and verified', () => deriveSource(source, { style }))
    if (derived.kind !== 'derived' || !derived.isSound) {
      complaints.push(`${name} in style ${style} is not derived, or not sound`)
      continue
    }
    reader ??= readerOf(derived)
    for (const edition of editions.filter(one => one.style === style))
      await addSheet(name, { ...derived.sheet, language: edition.language }, edition, reader)
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

const addSheet = async (
  name: string,
  sheet: Sheet,
  edition: Edition,
  reader: Reader,
): Promise<void> => {
  const where = `${name} in style ${edition.style} and language ${edition.language.name}`
  try {
    const notes = uncommented(printNotes(sheet))
    const article = compose(sheet, await sheet.language.page())
    edition.latex.push(`\\section*{${escapeTex(name)}}\n${notes}`)
    edition.typst.push(bodyTypst({ ...article, title: name }).join('\n'))
    await timed('KaTeX', async () => setByKatex(notes))
    const derived = { ...sheet, formulas: [] }
    const markdown = articleMarkdown(compose(derived, await sheet.language.page()))
    await timed('read back', async () => {
      await readBack(where, uncommented(printNotes(derived)), 'tex', reader)
      await readBack(where, markdown, 'markdown', reader)
    })
  } catch (error) {
    complaints.push(`${where}: ${error}`)
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
  where: string,
  text: string,
  format: Format,
  { graph, judge, known }: Reader,
): Promise<void> => {
  if (known.has(text)) return
  known.add(text)
  const { equalities } = await judge(await readScript(text, { format, graph }))
  if (equalities.length === 0) complaints.push(`${where}: nothing is read in ${format}`)
  for (const one of equalities.filter(isDoubtful))
    complaints.push(`${where}, ${format}: ${one.verdict}: ${one.left.text} = ${one.right.text}`)
}

/** Derivatives of a `vec` by another have no sign in the language. */
const isDoubtful = ({ verdict, left }: Equality): boolean =>
  !['holds', 'definition', 'skipped'].includes(verdict) &&
  !left.text.includes('\\operatorname{vec}')

const compiler = NodeCompiler.create()

const compileTypst = ({ style, language, typst }: Edition): void => {
  const text = [...typstHead(language), ...typst].join('\n')
  const where = `Typst in style ${style} and language ${language.name}`
  const unknown = /"\\\\[A-Za-z]+"/.exec(text)
  if (unknown) complaints.push(`${where} has no sign for ${unknown[0]}`)
  const result = compiler.compile({ mainFileContent: text })
  const found = result.takeDiagnostics()
  if (found) complaints.push(`${where}: ${JSON.stringify(compiler.fetchDiagnostics(found))}`)
  if (!found && !result.result) complaints.push(`${where}: no document`)
  compiler.evictCache(1)
}

/** Two at a time. */
const compileLatex = async (editions: readonly Edition[], folder: string): Promise<void> => {
  const waiting = [...editions]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await compileOne(next, folder)
  }
  await Promise.all([work(), work()])
}

const compileOne = async ({ style, language, latex }: Edition, folder: string): Promise<void> => {
  const text = documentOf({ graph: { settings: {} }, language }, latex.join('\n'))
  const name = `${style}-${language.name}`
  const [, program = 'pdflatex'] = /^% compile with: (\w+)/.exec(text) ?? []
  writeFileSync(join(folder, `${name}.tex`), text)
  const { status, output } = await run(program, [...LATEX, `${name}.tex`], folder)
  if (status !== 0) complaints.push(`${name}.tex by ${program}:\n${output.slice(-2000)}`)
}

const LATEX = ['-halt-on-error', '-interaction=nonstopmode']

const run = (
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ readonly status: number | null; readonly output: string }> =>
  new Promise(resolve => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString()
    })
    child.on('error', error => resolve({ status: -1, output: String(error) }))
    child.on('close', status => resolve({ status, output }))
  })

await main(process.argv.slice(2))
