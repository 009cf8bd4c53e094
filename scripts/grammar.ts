import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { conclude } from './files.ts'

/** Compiles each grammar into src/parse; with `--check` only tells which are out of date. */
const main = (): void => {
  const stale = readdirSync('grammar')
    .filter(file => file.endsWith('.ne'))
    .map(compile)
    .filter(({ target, text }) => !existsSync(target) || readFileSync(target, 'utf8') !== text)
  if (!process.argv.includes('--check'))
    for (const { target, text } of stale.splice(0)) writeFileSync(target, text)
  conclude(
    'grammar',
    stale.map(({ target }) => `${target} is out of date: run npm run grammar`),
  )
}

const compile = (file: string): { target: string; text: string } => ({
  target: `src/parse/${file.replace(/\.ne$/, '.generated.ts')}`,
  text: execFileSync(process.execPath, [NEARLEYC, `grammar/${file}`], { encoding: 'utf8' }),
})

const NEARLEYC = 'node_modules/nearley/bin/nearleyc.js'

main()
