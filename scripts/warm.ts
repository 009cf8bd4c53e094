// Runs the built command of a folder and keeps what V8 compiled: tsx scripts/warm.ts FOLDER ARGUMENTS…
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cacheOf, loaderIn, sealed } from '../src/cli/load.ts'

const [node = '', , folder = '', ...args] = process.argv
const { load, scripts } = loaderIn(resolve(folder))

process.on('exit', () => {
  for (const [file, script] of scripts) {
    if (existsSync(cacheOf(file))) continue
    writeFileSync(cacheOf(file), sealed(script.createCachedData(), readFileSync(file)))
  }
})
process.argv = [node, 'gradproof', ...args]
load('./main.cjs')
