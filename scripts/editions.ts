import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { documentOf } from '../src/render/document.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import type { Language } from '../src/render/lang.ts'
import { STYLES } from '../src/render/style/index.ts'
import type { Errand, Outcome } from './edition.ts'

/**
 * Every derivation in every house style and language: derived and verified once for each style, set
 * by KaTeX, read back and judged, and put into one document of LaTeX and one of Typst for each style
 * and language, which are compiled. As many processes work as there are processors.
 *
 *     tsx scripts/editions.ts FOLDER [STYLE …]
 */
const main = async ([folder = 'pages', ...asked]: readonly string[]): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const styles = STYLES.map(({ name }) => name).filter(n => asked.length === 0 || asked.includes(n))
  const languages = await Promise.all(LANGUAGES.map(one => one.load()))
  const files = readdirSync('derivations').filter(name => name.endsWith('.eq'))
  const made = await all(
    files.map((file): Errand => ({ kind: 'derivation', file: join('derivations', file), styles })),
  )
  const parts = made.flatMap(one => one.parts)
  const editions = styles.flatMap(style =>
    languages.map((language): Edition => {
      const own = parts.filter(one => one.style === style && one.language === language.name)
      return { style, language, latex: own.map(one => one.latex), typst: own.map(one => one.typst) }
    }),
  )
  say(`${editions.length} editions`)
  const typst = await all(
    editions.map(({ style, language, typst }): Errand => {
      return { kind: 'typst', style, language: language.name, parts: typst }
    }),
  )
  const latex = await compileLatex(editions, folder)
  const outcomes = [...made, ...typst, latex]
  for (const [name, ms] of timesOf(outcomes)) say(`${name}: ${(ms / 1000).toFixed(1)} s of work`)
  const complaints = outcomes.flatMap(one => one.complaints)
  for (const complaint of complaints) say(`FAILED: ${complaint}`)
  process.exitCode = complaints.length > 0 || parts.length === 0 ? 1 : 0
}

/** All derivations in one style and language. */
interface Edition {
  readonly style: string
  readonly language: Language
  readonly latex: readonly string[]
  readonly typst: readonly string[]
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const timesOf = (outcomes: readonly Outcome[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  for (const [name, ms] of outcomes.flatMap(one => Object.entries(one.times)))
    times.set(name, (times.get(name) ?? 0) + ms)
  return times
}

/** What came of errands, in their order; each process takes the next as soon as it is free. */
const all = async (errands: readonly Errand[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = []
  const waiting = [...errands.entries()]
  const work = async (): Promise<void> => {
    const child = fork(join(import.meta.dirname, 'edition.ts'))
    try {
      for (let next = waiting.shift(); next; next = waiting.shift())
        outcomes[next[0]] = await answerOf(child, next[1])
    } finally {
      child.kill()
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return outcomes
}

const answerOf = (child: ChildProcess, errand: Errand): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const lost = (): void => reject(new Error(`a process ended over ${JSON.stringify(errand)}`))
    child.once('exit', lost)
    child.once('message', (outcome: Outcome) => {
      child.off('exit', lost)
      resolve(outcome)
    })
    child.send(errand)
  })

/** Two at a time. */
const compileLatex = async (editions: readonly Edition[], folder: string): Promise<Outcome> => {
  const waiting = [...editions]
  const complaints: string[] = []
  const start = performance.now()
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      complaints.push(...(await compileOne(next, folder)))
  }
  await Promise.all([work(), work()])
  return { parts: [], complaints, times: { LaTeX: 2 * (performance.now() - start) } }
}

const compileOne = async (
  { style, language, latex }: Edition,
  folder: string,
): Promise<readonly string[]> => {
  const text = documentOf({ graph: { settings: {} }, language }, latex.join('\n'))
  const name = `${style}-${language.name}`
  const [, program = 'pdflatex'] = /^% compile with: (\w+)/.exec(text) ?? []
  writeFileSync(join(folder, `${name}.tex`), text)
  const { status, output } = await run(program, [...LATEX, `${name}.tex`], folder)
  return status === 0 ? [] : [`${name}.tex by ${program}:\n${output.slice(-2000)}`]
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
