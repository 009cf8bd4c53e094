import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const STYLE_FILE = createRequire(import.meta.url).resolve('katex/dist/katex.min.css')
const FOLDER = join(dirname(STYLE_FILE), 'fonts')

/** KaTeX's style without its fonts. The build puts what this module exports into the bundle. */
export const STYLE: string = readFileSync(STYLE_FILE, 'utf8').replace(/@font-face\{[^}]*\}/g, '')

/** KaTeX's fonts in base 64, by their names: `Main-Regular`. */
export const FONTS: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter(file => file.endsWith('.woff2'))
    .map(file => [
      basename(file, '.woff2').replace('KaTeX_', ''),
      readFileSync(join(FOLDER, file), 'base64'),
    ]),
)
