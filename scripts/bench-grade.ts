// How fast a class is marked and whether memory stays flat: npm run bench:grade -- [--count N] [--threads N] [--check]
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Mark } from '../src/core/mark.ts'
import { homeworkOf, NETWORK, TASK } from './class.ts'

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    threads: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    check: { type: 'boolean' },
  },
})

const count = Number(options.count)
const threads = Number(options.threads)

/** Submissions a second on two cores, and memory in the last quarter over that in the second. */
const LEAST_RATE = 250
const MOST_GROWTH = 1.25

const main = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-grade-'))
  try {
    generate(folder)
    const run = await marked(folder)
    report(run, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const generate = (folder: string): void => {
  mkdirSync(join(folder, 'class'))
  writeFileSync(join(folder, 'network.eq'), NETWORK)
  writeFileSync(join(folder, 'task.toml'), TASK)
  for (let n = 0; n < count; n += 1) {
    const { name, text } = homeworkOf(n, Number(options.seed))
    writeFileSync(join(folder, 'class', name), text)
  }
}

/** What one look at the running command saw. */
interface Sample {
  /** Seconds since its start. */
  readonly time: number
  /** Megabytes that it holds. */
  readonly memory: number
  /** Seconds that processors worked for it. */
  readonly work: number
}

interface Run {
  readonly seconds: number
  readonly status: number | null
  readonly samples: readonly Sample[]
}

const PAUSE = 250

const marked = (folder: string): Promise<Run> => {
  const args = ['grade', join(folder, 'task.toml'), join(folder, 'class'), '-j', `${threads}`]
  const rest = ['--reporter', 'ndjson', '-o', join(folder, 'out.ndjson')]
  const before = performance.now()
  const child = spawn(process.execPath, ['dist/cli/start.cjs', ...args, ...rest], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const samples: Sample[] = []
  const timer = setInterval(() => {
    const sample = sampleOf(child.pid ?? 0, (performance.now() - before) / 1000)
    if (sample) samples.push(sample)
  }, PAUSE)
  return new Promise(resolve => {
    child.on('close', status => {
      clearInterval(timer)
      resolve({ seconds: (performance.now() - before) / 1000, status, samples })
    })
  })
}

/** Clock ticks in a second, and bytes of a page, of Linux. */
const TICKS = 100
const PAGE = 4096

/** Where the system tells it. */
const sampleOf = (pid: number, time: number): Sample | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const [user, system, pages] = [fields[11], fields[12], fields[21]].map(Number)
    const memory = ((pages ?? 0) * PAGE) / 2 ** 20
    return { time, memory, work: ((user ?? 0) + (system ?? 0)) / TICKS }
  } catch {
    return undefined
  }
}

const report = ({ seconds, status, samples }: Run, folder: string): void => {
  if (status !== 0 && status !== 1) throw new Error(`grade ended with status ${status}`)
  const lines = readFileSync(join(folder, 'out.ndjson'), 'utf8').trim().split('\n')
  const marks: readonly Mark[] = lines.map(line => JSON.parse(line))
  if (marks.length !== count) throw new Error(`${marks.length} marks of ${count}`)
  console.log(tallied(marks.map(mark => mark.lost ?? mark.verdict)))
  const work = samples.at(-1)?.work ?? Number.NaN
  console.log(`${seconds.toFixed(1)} s, ${work.toFixed(1)} s of work of processors`)
  console.log(`${((work / count) * 1000).toFixed(1)} ms of work a submission`)
  const most = quarters(samples, seconds).map(memory => memory.toFixed(0))
  console.log(`most memory in each quarter: ${most.join(', ')} MB`)
  const rate = count / seconds
  const growth = growthOf(samples, seconds)
  bar(
    `submissions a second on ${threads} threads`,
    rate,
    `at least ${LEAST_RATE}`,
    rate >= LEAST_RATE,
  )
  bar('memory late / early', growth, `at most ${MOST_GROWTH}`, growth <= MOST_GROWTH)
}

const tallied = (words: readonly string[]): string =>
  [...new Set(words)]
    .map(word => `${word} ${words.filter(other => other === word).length}`)
    .join(', ')

const quarters = (samples: readonly Sample[], seconds: number): readonly number[] =>
  [0, 1, 2, 3].map(quarter =>
    Math.max(
      ...samples
        .filter(({ time }) => Math.floor((time / seconds) * 4) === quarter)
        .map(one => one.memory),
    ),
  )

/** The first quarter is left out: in it the workers start. */
const growthOf = (samples: readonly Sample[], seconds: number): number => {
  const [, second = Number.NaN, , last = Number.NaN] = quarters(samples, seconds)
  return last / second
}

const bar = (name: string, value: number, limit: string, isMet: boolean): void => {
  console.log(`${name}: ${value.toFixed(2)} (${limit}) ${isMet ? 'ok' : 'missed'}`)
  if (!isMet && options.check) process.exitCode = 1
}

await main()
