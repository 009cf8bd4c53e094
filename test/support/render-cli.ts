import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const TSX = import.meta.resolve('tsx')
const MAIN = resolve('src/cli/main.ts')

/** Runs the command from its sources, without colours unless the environment asks for them. */
export const gradproof = (
  args: readonly string[],
  input: string | Uint8Array = '',
  environment: Readonly<Record<string, string>> = {},
): Ran => {
  const { FORCE_COLOR: _, NO_COLOR: __, ...rest } = process.env
  const { status, stdout, stderr } = spawnSync('node', ['--import', TSX, MAIN, ...args], {
    input,
    encoding: 'utf8',
    env: { ...rest, ...environment },
    maxBuffer: 1 << 26,
  })
  return { status, stdout, stderr }
}
