import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { remark, UsageError } from '../core/usage.ts'
import { fail } from './fail.ts'
import { nameOf } from './input.ts'
import { complain } from './output.ts'
import { inLanguage } from './words.ts'

interface Options {
  readonly lang?: string
  readonly output?: string
}

/** How often the files are looked at, and how long they have to be quiet, in milliseconds. */
const EVERY = 100
const QUIET = 60

/**
 * Does the work, and again whenever one of the files has another content, until it is interrupted.
 * Files are looked at by name, so that what an editor puts in their place is followed. What goes
 * wrong is told, and does not end the watch.
 */
export const watched = async (
  files: readonly string[],
  options: Options,
  work: () => Promise<void>,
): Promise<void> => {
  if (files.includes('-')) throw new UsageError('watch-needs-file')
  const stop = interrupted()
  const look = looker(files, () => told(work, options))
  const quiet = debounced(look)
  for (const file of files) watchFile(file, { interval: EVERY }, quiet.soon)
  await look()
  await say('watching', { files: files.map(nameOf).join(', ') }, options)
  await look()
  await stop
  for (const file of files) unwatchFile(file, quiet.soon)
  quiet.end()
  process.exitCode = 0
}

/** Ends at Ctrl-C, or when the system asks for it. */
const interrupted = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

const told = async (work: () => Promise<void>, options: Options): Promise<void> => {
  process.exitCode = 0
  await work().catch(fail)
  if (process.exitCode === 2) return
  const time = new Date().toTimeString().slice(0, 8)
  await say('watch-written', { time, file: options.output ?? '<stdout>' }, options)
}

/** Works when the files differ from what they were; one call at a time, another one waits. */
const looker = (files: readonly string[], work: () => Promise<void>): (() => Promise<void>) => {
  let seen: string | undefined
  let last = Promise.resolve()
  const look = async (): Promise<void> => {
    const found = contentOf(files)
    if (found === seen) return
    seen = found
    await work()
  }
  return () => {
    last = last.then(look)
    return last
  }
}

/** What stands in the files; a file that is not there, or cannot be read, is a content of its own. */
const contentOf = (files: readonly string[]): string =>
  JSON.stringify(
    files.map(file => {
      try {
        return readFileSync(file, 'base64')
      } catch {
        return null
      }
    }),
  )

/** A call that waits until there is none for a while. */
const debounced = (call: () => Promise<void>) => {
  let timer: NodeJS.Timeout | undefined
  return {
    soon: (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void call(), QUIET)
    },
    end: (): void => clearTimeout(timer),
  }
}

const say = async (
  code: 'watching' | 'watch-written',
  values: Readonly<Record<string, string>>,
  { lang }: Options,
): Promise<void> => {
  for (const words of await inLanguage([remark(code, values)], { lang })) complain(words)
}
