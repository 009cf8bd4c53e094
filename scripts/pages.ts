import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveSource } from '../src/report/derive.ts'
import { openViewer } from './browser.ts'
import { conclude } from './files.ts'

// Every derivation as a page, in a headless Chromium: `GRADPROOF_CHROMIUM=/usr/bin/chromium npm run pages`.

const FOLDER = 'derivations'

const main = async (executable: string): Promise<void> => {
  const viewer = await openViewer(executable)
  const findings: string[] = []
  for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.eq'))) {
    const result = await deriveSource(readFileSync(join(FOLDER, file), 'utf8'), { format: 'html' })
    if (result.kind === 'malformed') findings.push(`${file}: cannot be read`)
    else findings.push(...(await viewer.view(result.output)).findings.map(one => `${file}: ${one}`))
  }
  await viewer.close()
  conclude('pages', findings)
}

await main(process.env.GRADPROOF_CHROMIUM ?? '/usr/bin/chromium')
