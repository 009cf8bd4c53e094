import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bundler plugin: writes the licences of all bundled packages beside the bundle. */
export const notices = () => ({
  name: 'notices',
  generateBundle(this: Emitter, _options: unknown, bundle: Record<string, Output>) {
    const modules = Object.values(bundle).flatMap(output => output.moduleIds ?? [])
    const folders = [...new Set(modules.flatMap(packageFolder))].sort()
    if (folders.length === 0) return
    const source = folders.map(notice).join('\n')
    this.emitFile({ type: 'asset', fileName: 'NOTICES.txt', source })
  },
})

interface Emitter {
  emitFile(file: { type: 'asset'; fileName: string; source: string }): unknown
}
interface Output {
  readonly moduleIds?: readonly string[]
}

const packageFolder = (module: string): readonly string[] =>
  module.match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []

const notice = (folder: string): string => {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry))
  if (!file) throw new Error(`${name} has no licence file`)
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}
