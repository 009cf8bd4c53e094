import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command, bundled once for all runs: from its sources each would take a second. */
const bundle = (): string => {
  mkdirSync('node_modules/.cache', { recursive: true })
  const folder = mkdtempSync(resolve('node_modules/.cache/cli-'))
  const options = ['--logLevel', 'error', '--no-dts', '--out-dir', folder]
  execFileSync('node_modules/.bin/tsdown', options, { stdio: ['ignore', 'ignore', 'inherit'] })
  return join(folder, 'cli.js')
}

export const COMMAND = bundle()

export const removeBundle = (): void => rmSync(dirname(COMMAND), { recursive: true })

/** Runs the command, without colours unless the environment asks for them. */
export const gradproof = (
  args: readonly string[],
  input: string | Uint8Array = '',
  environment: Readonly<Record<string, string>> = {},
): Ran => {
  const { FORCE_COLOR: _, NO_COLOR: __, ...rest } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    input,
    encoding: 'utf8',
    env: { ...rest, ...environment },
    maxBuffer: 1 << 26,
  })
  return { status, stdout, stderr }
}
