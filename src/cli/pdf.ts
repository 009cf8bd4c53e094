import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../core/usage.ts'

/** Programs that a document may ask for. */
const PROGRAMS = ['pdflatex', 'lualatex']
/** Seconds that one may take: the first run of LuaTeX makes its list of fonts. */
const LONGEST = 300

/**
 * Compiles a document by the program that its first line asks for, in a folder of its own; nothing outside
 * is written, and no other program is started. Throws UsageError where there is no TeX, and where it fails.
 */
export const pdfOf = async (document: string): Promise<Uint8Array> => {
  const [, program = ''] = /^% compile with: (\S+)/.exec(document) ?? []
  if (!PROGRAMS.includes(program)) throw new Error(`no program for the document: ${program}`)
  const folder = mkdtempSync(join(tmpdir(), 'gradproof-'))
  try {
    writeFileSync(join(folder, 'notes.tex'), document)
    const first = await ran(program, folder)
    const ended = first === 0 && asksForMore(folder) ? await ran(program, folder) : first
    if (ended === 'too-long')
      throw new UsageError('pdf-too-long', { name: program, seconds: String(LONGEST) })
    if (ended !== 0) throw new UsageError('pdf-failed', { name: program, what: firstError(folder) })
    return readFileSync(join(folder, 'notes.pdf'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ARGUMENTS = ['-no-shell-escape', '-halt-on-error', '-interaction=nonstopmode', 'notes.tex']

const ran = (program: string, cwd: string): Promise<number | null | 'too-long'> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, openin_any: 'p', openout_any: 'p', shell_escape: 'f' }
    const child = spawn(program, ARGUMENTS, { cwd, env, stdio: 'ignore' })
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      resolve('too-long')
    }, LONGEST * 1000)
    const end = (): void => clearTimeout(timer)
    child.on('error', (error: NodeJS.ErrnoException) => {
      end()
      reject(error.code === 'ENOENT' ? new UsageError('pdf-no-tex', { name: program }) : error)
    })
    child.on('close', code => {
      end()
      resolve(code)
    })
  })

/** Whether widths of columns are known only now. */
const asksForMore = (folder: string): boolean => logIn(folder).includes('Rerun LaTeX')

/** What the log says first, with its line. */
const firstError = (folder: string): string => {
  const [, error = '', place = ''] =
    /^!\s*(.*)$(?:[\s\S]*?^(l\.\d+.*)$)?/m.exec(logIn(folder)) ?? []
  return [error, place].filter(part => part !== '').join(' ') || '?'
}

const logIn = (folder: string): string => {
  try {
    return readFileSync(join(folder, 'notes.log'), 'latin1')
  } catch {
    return ''
  }
}
