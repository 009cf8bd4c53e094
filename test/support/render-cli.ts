import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command, built once for all runs, with the examples that come along: from its sources each would take a second. */
const bundle = (): string => {
  mkdirSync('node_modules/.cache', { recursive: true })
  const folder = mkdtempSync(resolve('node_modules/.cache/cli-'))
  const build = ['--import', 'tsx', 'scripts/build.ts', join(folder, 'dist'), 'command']
  symlinkSync(resolve('derivations'), join(folder, 'derivations'))
  execFileSync(process.execPath, build, { stdio: ['ignore', 'ignore', 'inherit'] })
  return folder
}

const FOLDER = bundle()

export const COMMAND = join(FOLDER, 'dist/cli/start.cjs')

export const removeBundle = (): void => rmSync(FOLDER, { recursive: true })

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
