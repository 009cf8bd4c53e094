import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judgeScript } from '../src/judge/judge.ts'
import { parseChain } from '../src/parse/chain.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import type { CheckSheet } from '../src/report/check/sheet.ts'
import { printCheckText } from '../src/report/check/text.ts'
import { toldOf } from '../src/report/check/told.ts'
import { networkOf } from './support/network.ts'

// A file is a network, a line of `===`, and cases with lines of `---` between: `# what it is about`
// and in brackets the language, what a person wrote, `==>`, and all that is told of it.
const FOLDER = 'test/cases/told'

describe.each(readdirSync(FOLDER))('%s', file => {
  const path = `${FOLDER}/${file}`
  const [network = '', cases = ''] = readFileSync(path, 'utf8').split(/^===\n/m)

  test('is told as it says', async () => {
    const told: string[] = []
    for (const one of cases.split(/^---\n/m)) {
      const [written = ''] = one.split(/^==>\n/m)
      const [, lang = 'en'] = /^#.*\[(\w\w)\]$/m.exec(written) ?? []
      told.push(`${written}==>\n${await report(network, written, lang)}`)
    }
    await expect(`${network}===\n${told.join('---\n')}`).toMatchFileSnapshot(`../${path}`)
  })
})

const report = async (network: string, written: string, lang: string): Promise<string> => {
  const graph = networkOf(network)
  const script = parseChain(written, graph.names)
  const judgement = await judgeScript(graph, script, { seed: 1 })
  const language = await LANGUAGES.find(one => one.name === lang)?.load()
  if (!language) throw new Error(`there is no language ${lang}`)
  const sheet: CheckSheet = {
    ...{ file: 'hw.txt', graph, script, judgement, lang, version: '1.2.3' },
    words: await language.check(),
    lessons: await language.lessons(),
    messages: await language.messages(),
  }
  return printCheckText(sheet, toldOf(sheet), false)
}
