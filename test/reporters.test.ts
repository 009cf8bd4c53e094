import { describe, expect, test } from 'vitest'
import type { Equality, Judgement } from '../src/core/judgement.ts'
import { problem } from '../src/core/problem.ts'
import type { Script } from '../src/core/script.ts'
import type { Syntax } from '../src/core/syntax.ts'
import { tensor } from '../src/core/tensor.ts'
import { parseChain } from '../src/parse/chain.ts'
import { parseExpression } from '../src/parse/expression.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import { printCheckGithub } from '../src/report/check/github.ts'
import { printCheckJson } from '../src/report/check/json.ts'
import { printCheckSarif } from '../src/report/check/sarif.ts'
import type { CheckSheet } from '../src/report/check/sheet.ts'
import { printCheckText } from '../src/report/check/text.ts'
import { toldOf } from '../src/report/check/told.ts'
import { networkOf } from './support/network.ts'

const GRAPH = networkOf('y = W*x + b; L = 1/2*(y - t)^2')
const SOURCE = `∂L/∂y = y - t = t - y
∂L/∂x = W*∂L/∂y = … = ∂L/∂b
∂L/∂b = ∂L/∂y = blub`

const parsed = (text: string): Syntax => {
  const { syntax } = parseExpression(text, GRAPH.names)
  if (!syntax) throw new Error(text)
  return syntax
}

/** What became of each equality, as far as a report asks. */
type Fate = Partial<Equality> & Pick<Equality, 'verdict'>

const FATES: readonly Fate[] = [
  { verdict: 'holds', proved: true, error: 0 },
  {
    verdict: 'fails',
    reason: 'value',
    error: 2,
    counterexample: {
      sizes: { m: 2 },
      values: {
        y: tensor([2], [1, 2]),
        t: tensor([2], [3, 2]),
        '∂L/∂y': tensor([2], [-2, 0]),
      },
      letters: ['i'],
      left: tensor([2], [-2, 0]),
      right: tensor([2], [2, 0]),
    },
  },
  {
    verdict: 'fails',
    reason: 'shape',
    mistake: {
      misconception: 'missing_transpose',
      side: 'right',
      repair: parsed("W'*∂L/∂y"),
      values: { written: parsed('W'), meant: parsed("W'") },
    },
  },
  { verdict: 'skipped' },
  { verdict: 'follows' },
  { verdict: 'holds', error: 1e-16 },
  { verdict: 'unread', problem: problem('unknown-name', { start: 66, end: 70 }, { name: 'blub' }) },
]

const equalitiesOf = ({ chains }: Script): readonly Equality[] =>
  chains
    .flatMap(({ members, signs }) =>
      signs.map((sign, n) => ({ sign, left: members[n], right: members[n + 1] })),
    )
    .map(({ sign, left, right }, n) => {
      if (!left || !right) throw new Error('a sign has two sides')
      return { n: n + 1, left, right, sign, proved: false, ...(FATES[n] as Fate) }
    })

const sheetOf = async (lang = 'en', file = 'hw.txt'): Promise<CheckSheet> => {
  const script = parseChain(SOURCE, GRAPH.names)
  const judgement: Judgement = {
    seed: 1,
    verdict: 'wrong',
    firstWrong: 2,
    layout: 'gradient',
    targets: new Map([
      ['W', 'not_reached'],
      ['b', 'reached'],
    ]),
    lacks: new Map([['W', { code: 'unmentioned', sign: parsed('∂L/∂W') }]]),
    equalities: equalitiesOf(script),
    ends: [],
  }
  const language = await (LANGUAGES.find(one => one.name === lang) ?? LANGUAGES[0])?.load()
  if (!language) throw new Error('there are languages')
  return {
    file,
    graph: GRAPH,
    script,
    judgement,
    words: await language.check(),
    lessons: await language.lessons(),
    messages: await language.messages(),
    lang,
    version: '1.2.3',
  }
}

describe('the text reporter', () => {
  test.each(['en', 'zh'])('marks the spot, says why and how, and shows numbers: %s', async lang => {
    const sheet = await sheetOf(lang)
    await expect(printCheckText(sheet, toldOf(sheet), false)).toMatchFileSnapshot(
      `cases/report/check-${lang}.txt`,
    )
  })

  test('colours on a terminal only', async () => {
    const sheet = await sheetOf()
    expect(printCheckText(sheet, toldOf(sheet), true)).toContain('\u001b[31m✗ ')
    expect(printCheckText(sheet, toldOf(sheet), false)).not.toContain('\u001b')
  })

  test('prints nothing of a file that would move the cursor', async () => {
    const sheet = await sheetOf('en', 'a\u001b[2J\u202e.txt')
    const equalities = sheet.judgement.equalities.map(one => ({
      ...one,
      left: { ...one.left, text: 'a\u001b[2Jb\u202e' },
    }))
    const script = {
      ...sheet.script,
      chains: sheet.script.chains.map(chain => ({
        ...chain,
        members: chain.members.map(member => ({ ...member, text: '\u001b]0;x\u0007' })),
      })),
    }
    const bad = { ...sheet, script, judgement: { ...sheet.judgement, equalities } }
    expect(printCheckText(bad, toldOf(bad), false)).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u)
  })
})

describe('the JSON reporter', () => {
  test('says of each equality what programs ask for', async () => {
    const sheet = await sheetOf()
    const { equalities, ...whole } = JSON.parse(printCheckJson(sheet, toldOf(sheet)))
    expect(whole).toEqual({
      gradproof: '1.2.3',
      seed: 1,
      verdict: 'wrong',
      firstWrong: 2,
      layout: 'gradient',
      targets: { W: 'not_reached', b: 'reached' },
      missing: { W: 'no chain starts with the derivative by it' },
    })
    expect(equalities[1]).toEqual({
      ...{ n: 2, line: 1, column: 17, left: 'y - t', right: 't - y' },
      ...{ verdict: 'fails', proved: false, reason: 'value', error: 2 },
      message: 'the sides have different values',
      counterexample: {
        sizes: { m: 2 },
        values: { y: [1, 2], t: [3, 2], '∂L/∂y': [-2, 0] },
        left: [-2, 0],
        right: [2, 0],
        letters: ['i'],
      },
    })
    expect(equalities[2]).toMatchObject({
      misconception: 'missing_transpose',
      repair: "W'*∂L/∂y",
      message: "A transpose is missing: write `W'` for `W`",
    })
    expect(equalities[6].message).toBe('there is no `blub` in this file')
  })
})

describe('the GitHub reporter', () => {
  test('writes a command for each error and doubt', async () => {
    const sheet = await sheetOf()
    const lines = printCheckGithub(sheet, toldOf(sheet)).split('\n')
    expect(lines.slice(0, 3)).toEqual([
      '::error file=hw.txt,line=1,col=17,endColumn=22,title=wrong::the sides have different values',
      "::error file=hw.txt,line=2,col=9,endColumn=16,title=wrong::A transpose is missing: write `W'` for `W`%0Aright would be: W'*∂L/∂y",
      '::warning file=hw.txt,line=3,col=17,endColumn=21,title=not read::there is no `blub` in this file',
    ])
  })

  test('names the cell of a notebook, whose lines are no lines of the file', async () => {
    const sheet = await sheetOf('en', 'hw.ipynb')
    const place = (offset: number) => ({ ...sheet.script.place(offset), cell: 3 })
    const inCells = { ...sheet, script: { ...sheet.script, place } }
    const told = toldOf(inCells)
    expect(printCheckGithub(inCells, told)).toContain(
      '::error file=hw.ipynb,title=cell 3 1%3A17%3A wrong::the sides have different values\n',
    )
    const [{ results }] = JSON.parse(printCheckSarif(inCells, told)).runs
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'hw.ipynb' },
    })
    expect(results[1].fixes).toBeUndefined()
  })

  test('escapes what would end a command', async () => {
    const sheet = await sheetOf('en', 'a,b:c%\n::error::x.txt')
    const text = printCheckGithub(sheet, toldOf(sheet))
    expect(text).toContain('::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.txt,line=')
    for (const line of text.trim().split('\n')) expect(line).not.toMatch(/^::error::x/)
  })
})

describe('the SARIF reporter', () => {
  interface Rule {
    readonly id: string
    readonly shortDescription: { readonly text: string }
    readonly help?: { readonly text: string }
  }
  interface Result {
    readonly ruleId: string
    readonly ruleIndex: number
    readonly message: { readonly text: string }
    readonly locations: readonly [{ readonly physicalLocation: Physical }]
    readonly fixes?: readonly unknown[]
  }
  interface Physical {
    readonly artifactLocation: { readonly uri: string }
    readonly region: Readonly<Record<string, number>>
  }

  test('has what the format requires', async () => {
    const sheet = await sheetOf('ru', 'дом/hw 1.txt')
    const log = JSON.parse(printCheckSarif(sheet, toldOf(sheet)))
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'gradproof' } } }],
    })
    const [{ tool, results, language }] = log.runs
    const rules: readonly Rule[] = tool.driver.rules
    expect(language).toBe('ru')
    expect(new Set(rules.map(rule => rule.id)).size).toBe(rules.length)
    for (const rule of rules)
      expect(rule.shortDescription.text).toMatch(/\p{Script=Cyrillic}|ReLU/u)
    expect(results.map((one: Result) => one.ruleId)).toEqual([
      'value',
      'missing_transpose',
      'unread',
    ])
    for (const { ruleId, ruleIndex, message, locations } of results as readonly Result[]) {
      const { artifactLocation, region } = locations[0].physicalLocation
      expect(rules[ruleIndex]?.id).toBe(ruleId)
      expect(message.text).not.toBe('')
      expect(artifactLocation.uri).toBe('%D0%B4%D0%BE%D0%BC/hw%201.txt')
      expect(Object.keys(region)).toEqual(['startLine', 'startColumn', 'endLine', 'endColumn'])
    }
    expect(results[1].fixes[0].artifactChanges[0].replacements[0]).toEqual({
      deletedRegion: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 16 },
      insertedContent: { text: "W'*∂L/∂y" },
    })
  })
})
