import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import * as zlib from 'node:zlib'

/** Loads the files of a folder as CommonJS modules, and keeps what was compiled of them. */
export interface Loader {
  load(name: string): unknown
  readonly scripts: ReadonlyMap<string, Script>
}

/**
 * The files of a folder are the program's own. What V8 made of them when they were built stands
 * beside them; where that is missing, damaged or of another Node, they are compiled as usual.
 */
export const loaderIn = (folder: string): Loader => {
  const scripts = new Map<string, Script>()
  const modules = new Map<string, Module>()
  const outside = createRequire(join(folder, 'package.json'))
  const require = (name: string): unknown => (name.startsWith('./') ? load(name) : outside(name))
  const load = (name: string): unknown => {
    const file = join(folder, name)
    const known = modules.get(file)
    if (known) return known.exports
    const module: Module = { exports: {} }
    modules.set(file, module)
    const script = scriptOf(file)
    scripts.set(file, script)
    script.runInThisContext()(module.exports, require, module, file, folder)
    return module.exports
  }
  return { load, scripts }
}

interface Module {
  readonly exports: unknown
}

const scriptOf = (file: string): Script => {
  const source = readFileSync(file)
  const cachedData = unsealed(readIfThere(cacheOf(file)), source)
  const code = `(function (exports, require, module, __filename, __dirname) {${source}\n})`
  return new Script(code, { filename: file, ...(cachedData ? { cachedData } : {}) })
}

const readIfThere = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Where the compiled form of a file stands, for one build of Node. */
export const cacheOf = (file: string): string =>
  `${file}.${process.platform}-${process.arch}-${process.version}.cache`

/** A compiled form with the sum of itself and of its source: V8 looks at the source's length alone. */
export const sealed = (compiled: Buffer, source: Buffer): Buffer => {
  const seal = Buffer.alloc(SEAL)
  seal.writeInt32LE(sumOf(compiled, source) | 0)
  return Buffer.concat([compiled, seal])
}

const unsealed = (bytes: Buffer | undefined, source: Buffer): Buffer | undefined => {
  if (bytes === undefined || bytes.length < SEAL) return undefined
  const compiled = bytes.subarray(0, -SEAL)
  return bytes.readUInt32LE(compiled.length) === sumOf(compiled, source) ? compiled : undefined
}

const SEAL = 4

/** Where Node has no `crc32`, as 22.0, no sum is right. */
const sumOf = (compiled: Buffer, source: Buffer): number =>
  zlib.crc32?.(source, zlib.crc32(compiled)) ?? -1
