import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type InlineConfig } from 'tsdown'
import { FONTS, STYLE } from './katex.ts'
import { notices } from './notices.ts'

const both: InlineConfig = {
  // The builder's own command warns on every start about Node 20, on which it runs well.
  config: false,
  logLevel: 'warn',
  platform: 'node',
  target: 'node20',
  minify: true,
  clean: false,
  checks: { pluginTimings: false },
  deps: {
    onlyBundle: [
      'commander',
      'fraction.js',
      'katex',
      'moo',
      'nearley',
      'picocolors',
      'toml-eslint-parser',
      'eslint-visitor-keys',
    ],
  },
}

const main = async (folder = 'dist', part?: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true })
  if (part !== 'command') await buildLibrary(folder)
  await buildCommand(join(folder, 'cli'))
}

const buildLibrary = async (outDir: string): Promise<void> => {
  const entry = { index: 'src/index.ts' }
  const plugins = [notices(), katexAssets()]
  await build({ ...both, entry, outDir, format: 'esm', fixedExtension: false, dts: true, plugins })
}

/** What starts the command is apart from what is loaded, so that they share no file. */
const buildCommand = async (outDir: string): Promise<void> => {
  const cjs: InlineConfig = { ...both, format: 'cjs', dts: false, outDir }
  await build({ ...cjs, entry: { start: 'src/cli/start.ts' } })
  await build({ ...cjs, entry: { worker: 'src/cli/grade/worker.ts' } })
  await build({
    ...cjs,
    entry: { main: 'src/cli/main.ts', marker: 'src/cli/grade/marker.ts' },
    plugins: [notices(), noPrograms(), katexAssets()],
    inputOptions: { preserveEntrySignatures: 'allow-extension' },
    // The bundler's helpers have a file of their own: else all files would load the one that has them.
    // What is no part of the build is loaded as CommonJS too: compiled forms know no other way.
    outputOptions: {
      codeSplitting: {
        groups: [{ name: 'runtime', test: /rolldown.runtime/ }, together()],
        includeDependenciesRecursively: false,
      },
      dynamicImportInCjs: false,
    },
  })
  for (const args of WARM) {
    const command = ['--import', 'tsx', 'scripts/warm.ts', outDir, ...args]
    execFileSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

/** What is loaded together is one file: a file costs more to open than its code to load. */
const together = () => {
  let found: readonly (readonly [name: string, modules: ReadonlySet<string>])[] | undefined
  return {
    name: (id: string, modules: Modules): string | null => {
      found ??= PARTS.map(([name, roots]) => [name, loadedBy(roots, modules)])
      // what starts the command runs where it is loaded: a worker must not load it
      if (id === resolve(MAIN)) return null
      return found.find(([, own]) => own.has(id))?.[0] ?? null
    },
  }
}

const MAIN = 'src/cli/main.ts'
const COMMANDS = [
  ...['check', 'completions', 'derive', 'examples', 'explain', 'grade', 'init', 'solve', 'train'],
]

/** What every call loads, what help loads besides, and what the shortest derivation does. */
const PARTS: readonly (readonly [name: string, roots: readonly string[]])[] = [
  ['call', [MAIN]],
  ['commands', COMMANDS.map(name => `src/cli/${name}.ts`)],
  ['derivation', ['src/report/derive.ts', 'src/render/people.ts']],
]

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** Modules that are loaded with some, whatever is called. */
const loadedBy = (roots: readonly string[], modules: Modules): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const other of modules.getModuleInfo(id)?.importedIds ?? []) visit(other)
  }
  for (const root of roots) visit(resolve(root))
  return found
}

/** commander can start other programs. Here it starts none, and what that takes is slow to load. */
const noPrograms = () => ({
  name: 'no-programs',
  resolveId: (id: string, importer?: string) =>
    id === 'node:child_process' && importer?.includes('commander') ? NOTHING : undefined,
  load: (id: string) => (id === NOTHING ? 'export {}' : undefined),
})

/** The style and the fonts of pages stand in the bundle. */
const katexAssets = () => ({
  name: 'katex-assets',
  resolveId: (id: string) => (id === '#katex' ? ASSETS : undefined),
  load: (id: string) =>
    id === ASSETS
      ? `export const STYLE = ${JSON.stringify(STYLE)}; export const FONTS = ${JSON.stringify(FONTS)}`
      : undefined,
})

const ASSETS = '\0katex-assets'
const NOTHING = '\0nothing'

/** Commands whose code is kept compiled; a file keeps what the first of them made it compile. */
const WARM = [
  ['derive', 'derivations/two-layer.eq'],
  ['derive', 'derivations/two-layer.eq', '--format', 'latex-document'],
  ['derive', 'derivations/two-layer.eq', '--format', 'json'],
  ['derive', 'derivations/two-layer.eq', '--format', 'numpy'],
  ['solve', 'derivations/linear-regression.eq', '--for', 'beta'],
]

await main(process.argv[2], process.argv[3])
