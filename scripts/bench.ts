import { execFileSync, spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

/** What one run at some depth took, in milliseconds, and held, in megabytes. */
interface Run {
  readonly parse: number
  readonly elaborate: number
  readonly derive: number
  readonly verify: number
  /** Time that the processor worked: unlike the others it does not grow when the machine is busy. */
  readonly work: number
  readonly steps: number
  readonly skipped: number
  readonly verified: boolean
  readonly memory: number
}

/** A figure and what it must not exceed. */
interface Bar {
  readonly name: string
  readonly text: string
  readonly value: number
  readonly limit: number
  readonly unit: string
}

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, check: { type: 'string' }, json: { type: 'boolean' } },
})

const main = (): void => {
  const depths = options.quick ? [128, 500, 1000] : [2, 8, 32, 128, 500, 512, 1000]
  const runs = new Map(depths.map(layers => [layers, repeated(layers)]))
  const start = startRatio(options.quick ? 5 : 15)
  printTable(runs)
  const found = bars(runs, start)
  for (const bar of found) console.log(lineOf(bar))
  const checked = found.filter(bar => options.check === 'all' || options.check === bar.name)
  if (![...runs.values()].every(isClean) || checked.some(isMissed)) process.exitCode = 1
}

const REPEATS = 3

/** Several runs of one depth, each in a process of its own so that memory is its own. */
const repeated = (layers: number): readonly Run[] =>
  Array.from({ length: REPEATS }, () =>
    JSON.parse(
      execFileSync(process.execPath, ['scripts/layers.mjs', `${layers}`], { encoding: 'utf8' }),
    ),
  )

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

const PHASES = ['parse', 'elaborate', 'derive', 'verify'] as const

const timeOf = (run: Run): number => PHASES.reduce((sum, phase) => sum + run[phase], 0)

const isClean = (runs: readonly Run[]): boolean =>
  runs.every(run => run.verified && run.skipped === 0)

const printTable = (runs: ReadonlyMap<number, readonly Run[]>): void => {
  console.log(
    `${row('layers', ...PHASES, 'total', 'work', 'steps', 'skipped', 'MB')}   (ms, median of ${REPEATS})`,
  )
  for (const [layers, all] of runs) {
    const figure = (of: (run: Run) => number): string => median(all.map(of)).toFixed(0)
    const phases = PHASES.map(phase => figure(run => run[phase]))
    const rest = [
      timeOf,
      (r: Run) => r.work,
      (r: Run) => r.steps,
      (r: Run) => r.skipped,
      (r: Run) => r.memory,
    ]
    const verdict = isClean(all) ? '' : '   not verified'
    console.log(row(`${layers}`, ...phases, ...rest.map(figure)) + verdict)
  }
}

const row = (...cells: readonly string[]): string => cells.map(cell => cell.padStart(10)).join('')

const bars = (runs: ReadonlyMap<number, readonly Run[]>, start: number): readonly Bar[] => {
  const all = (layers: number): readonly Run[] => runs.get(layers) ?? []
  const time = (layers: number): number => median(all(layers).map(timeOf))
  const least = (layers: number): number => Math.min(...all(layers).map(run => run.work))
  return [
    {
      name: 'time',
      text: 'time at 1000 layers / at 500',
      value: time(1000) / time(500),
      limit: 2.3,
      unit: '',
    },
    {
      name: 'growth',
      text: 'work at 1000 layers / at 500',
      value: least(1000) / least(500),
      limit: 2.3,
      unit: '',
    },
    {
      name: 'memory',
      text: 'memory at 1000 layers',
      value: median(all(1000).map(r => r.memory)),
      limit: 300,
      unit: ' MB',
    },
    { name: 'depth', text: 'time at 128 layers', value: time(128), limit: 1000, unit: ' ms' },
    { name: 'start', text: 'the command / bare node', value: start, limit: 3, unit: '' },
  ]
}

const isMissed = ({ value, limit }: Bar): boolean => !(value <= limit)

const lineOf = (bar: Bar): string => {
  const digits = bar.unit === '' ? 2 : 0
  const verdict = isMissed(bar) ? 'missed' : 'ok'
  return `${bar.text}: ${bar.value.toFixed(digits)}${bar.unit} (at most ${bar.limit}${bar.unit}) ${verdict}`
}

/** Median time of the command over that of a bare node, the two run in turns. */
const startRatio = (rounds: number): number => {
  const command = ['dist/cli/start.cjs', 'derive', 'derivations/two-layer.eq']
  const pairs = Array.from({ length: rounds }, () => [timed(['-e', '0']), timed(command)] as const)
  return median(pairs.map(pair => pair[1])) / median(pairs.map(pair => pair[0]))
}

const timed = (args: readonly string[]): number => {
  const before = performance.now()
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with status ${status}`)
  return performance.now() - before
}

main()
