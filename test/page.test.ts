import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openViewer, type Viewer } from '../scripts/browser.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import { styleNamed } from '../src/render/style/index.ts'
import { type Derived, deriveSource, printSheet } from '../src/report/derive.ts'

const HOW = { layout: 'gradient', isColoured: false } as const

const derived = async (source: string, options: { order?: number; values?: string } = {}) => {
  const result = await deriveSource(source, { format: 'html', ...options })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  return result
}

const pageOf = async (source: string, options = {}): Promise<string> =>
  (await derived(source, options)).output

const NETWORK = '@title Two layers\n@note W the weights\nz = W*x + b; L = 1/2*(tanh(z) - t)^2'

describe('a page', () => {
  test('needs nothing besides itself, and only its own style has an effect', async () => {
    const page = await pageOf(NETWORK)
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`style-src 'sha256-${hash}'; font-src data:;`)
    expect(page).toContain("default-src 'none'")
    expect(page.replace(style, '')).not.toMatch(/ style="| src=| href=|<script|<link|<img|url\(/)
    expect(style.match(/url\((?!data:)/g)).toBeNull()
  })

  test('holds the network, its picture, parameters, steps with rules, and what was verified', async () => {
    const { output, verification } = await derived(NETWORK)
    const parts = [
      '<h1>Two layers</h1>',
      'role="img"',
      'the weights',
      'chain rule',
      'seed 1',
      'gradproof',
    ]
    for (const part of parts) expect(output).toContain(part)
    expect(output.match(/<th scope="col"/g)?.length).toBeGreaterThan(5)
    expect(output).toContain('application/x-tex')
    expect(verification.findings.length).toBeGreaterThan(0)
  })

  test('holds only the fonts that it uses', async () => {
    const fonts = (page: string) => page.match(/@font-face\{font-family:KaTeX_\w+/g) ?? []
    const few = fonts(await pageOf('L = x^2'))
    expect(few.length).toBeLessThan(fonts(await pageOf(NETWORK)).length)
    expect(few.join()).not.toContain('Fraktur')
    expect(fonts(await pageOf('@alias x = \\mathfrak{x}\nL = x^2')).join()).toContain('Fraktur')
  })

  test.each(LANGUAGES.map(({ name }) => name))('in %s says so', async name => {
    const { sheet } = await derived(NETWORK)
    const language = await LANGUAGES.find(one => one.name === name)?.load()
    if (!language) throw new Error(name)
    const page = await printSheet({ ...sheet, language }, 'html', HOW)
    const { headings } = await language.page()
    expect(page).toContain(`<html lang="${name}">`)
    for (const heading of [headings.network, headings.verification])
      expect(page).toContain(`<h2>${heading}</h2>`)
  })

  test('escapes what a file says', async () => {
    const hostile = `<script>alert(1)</script>"'><img src=x onerror=y>`
    const page = await pageOf(
      `@title ${hostile}\n@note x ${hostile}\n@note W ${hostile} \u202e\nL = sum(W*x)`,
    )
    expect(page).not.toMatch(/<script|<img|\u202e/)
    expect(page).toContain('&#60;script&#62;')
  })
})

const CHROMIUM = process.env.GRADPROOF_CHROMIUM

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  let viewer: Viewer
  beforeAll(async () => {
    viewer = await openViewer(CHROMIUM ?? '')
  })
  afterAll(() => viewer.close())

  const seen = async ({ sheet, output }: Derived, language: Derived['sheet']['language']) => {
    const page = await printSheet({ ...sheet, language }, 'html', HOW)
    const { findings, formulas, steps } = await viewer.view(page)
    expect(findings).toEqual([])
    expect(formulas).toBe(output.split('class="katex"').length - 1)
    return steps
  }

  const fileOf = (name: string): string => readFileSync(`derivations/${name}.eq`, 'utf8')

  test.each(['many-paths', 'attention', 'lstm', 'convolution'])(
    '%s opens without an error, a request or too much width',
    async name => {
      const result = await derived(fileOf(name))
      expect(await seen(result, result.sheet.language)).toBeGreaterThan(0)
    },
  )

  test('so does a page in every language', async () => {
    const result = await derived(fileOf('two-layer'))
    for (const { load } of LANGUAGES) expect(await seen(result, await load())).toBeGreaterThan(0)
  })

  test('second derivatives, numbers and every step have their rows', async () => {
    const source = "input x : vector(2)\nw : vector(2)\nL = (w'*x)^2"
    const result = await derived(source, { order: 2, values: 'x = [1, 2]\nw = [3, 4]' })
    await seen(result, result.sheet.language)
    const style = styleNamed('plain')
    if (!style) throw new Error('no such style')
    const page = await printSheet({ ...result.sheet, style, parts: [] }, 'html', HOW)
    const count = result.sheet.judged.reduce((sum, { findings }) => sum + findings.length - 1, 0)
    expect((await viewer.view(page)).steps).toBe(count)
  })

  test('letters of unusual faces have their fonts', async () => {
    const faces = ['cal', 'frak', 'scr', 'tt', 'sf', 'bb', 'bf', 'it', 'rm']
    const aliases = faces.map((face, n) => `@alias x${n} = \\math${face}{X}`)
    const sum = faces.map((_, n) => `x${n}`).join(' + ')
    const page = await pageOf(
      [...aliases, '@alias y = \\boldsymbol{Y}', `L = y*(${sum})^2`].join('\n'),
    )
    expect((await viewer.view(page)).findings).toEqual([])
  })
})
