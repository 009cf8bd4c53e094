import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** What a browser finds wrong with a page, and what it sees on it. */
export interface Seen {
  readonly findings: readonly string[]
  readonly formulas: number
  readonly steps: number
}

/** Opens pages one after the other, wide and narrow, light and dark. */
export interface Viewer {
  view(page: string): Promise<Seen>
  close(): Promise<void>
}

/** A headless Chromium, at the path given. */
export const openViewer = async (executablePath: string): Promise<Viewer> => {
  const folder = mkdtempSync(join(tmpdir(), 'gradproof-pages-'))
  const browser = await chromium.launch({ executablePath, args: QUIET })
  return {
    view: html => {
      const file = join(folder, 'page.html')
      writeFileSync(file, html)
      return viewed(browser, pathToFileURL(file).href)
    },
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

const viewed = async (browser: Browser, url: string): Promise<Seen> => {
  const page = await browser.newPage()
  const findings: string[] = []
  page.on('console', message => findings.push(`console: ${message.text()}`))
  page.on('pageerror', error => findings.push(`error: ${error.message}`))
  page.on('request', request => {
    if (request.url() !== url && !request.url().startsWith('data:'))
      findings.push(`request: ${request.url()}`)
  })
  await page.goto(url)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 })
      const wide: number = await page.evaluate('document.documentElement.scrollWidth')
      if (wide > width) findings.push(`${wide} wide at ${width}, ${colorScheme}`)
    }
  }
  findings.push(...(await page.evaluate<string[]>(LOST_FONTS)))
  const counts = await page.evaluate<[number, number]>(COUNTS)
  await page.close()
  return { findings, formulas: counts[0], steps: counts[1] }
}

const COUNTS = `['.katex', '.chain li'].map(one => document.querySelectorAll(one).length)`

/** Faces that formulas ask for and that the page lacks: they would be shown in another font. */
const LOST_FONTS = `(() => {
  const bare = family => family.split(',')[0].replace(/["']/g, '').trim()
  const faces = new Set([...document.fonts].map(f => [bare(f.family), f.weight === 'bold' ? '700' : f.weight === 'normal' ? '400' : f.weight, f.style].join()))
  const broken = [...document.fonts].filter(f => f.status === 'error').map(f => 'broken font: ' + f.family)
  const lost = new Set()
  for (const element of document.querySelectorAll('.katex-html *, svg.graph tspan')) {
    const hasText = [...element.childNodes].some(n => n.nodeType === 3 && /[^\\s\\u200b]/.test(n.data))
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(element)
    const face = [bare(fontFamily), fontWeight, fontStyle].join()
    if (hasText && face.startsWith('KaTeX') && !faces.has(face)) lost.add('no font: ' + face + ' for ' + element.textContent)
  }
  return [...broken, ...lost]
})()`
