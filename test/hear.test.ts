import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/core/graph.ts'
import type { Script } from '../src/core/script.ts'
import type { Hearing } from '../src/hear/hearing.ts'
import { heard } from '../src/hear/join.ts'
import { HEARINGS } from '../src/hear/languages.ts'
import { unwrittenSums } from '../src/judge/einstein.ts'
import { headingOf } from '../src/judge/heading.ts'
import { saysAny } from '../src/judge/said-any.ts'
import { withSaidLabel } from '../src/judge/said-labels.ts'
import { saidLayouts } from '../src/judge/said-layout.ts'
import { speaksOfOptimum } from '../src/judge/said-optimum.ts'
import { saidStill } from '../src/judge/said-still.ts'
import { caseBefore, caseBehind, saysTogether } from '../src/read/cases.ts'
import { isCaseBefore } from '../src/read/clause.ts'
import { headsOf } from '../src/read/heads.ts'
import { saidFunctions } from '../src/read/said-functions.ts'
import { saidEntrywise } from '../src/read/said-products.ts'
import { readScript } from '../src/read/script.ts'
import { isConditional, isConnective } from '../src/read/words.ts'
import { printText } from '../src/render/text.ts'
import { networkOf } from './support/network.ts'
import { NETWORK } from './support/script.ts'

// A file for each part of what is heard. A line is a language, what a person wrote, and what is heard in it:
// `en | Gradient descent steps: | down`. What must not be heard, in whatever language, is of `no`.
const FOLDER = 'test/cases/hear'
const NOTHING = '-'

type Ear = (text: string) => string | Promise<string>
/** One ear for each part, so that a part without one does not compile. */
type Ears<Part> = Part extends RegExp | readonly unknown[]
  ? Ear
  : { readonly [Name in keyof Part]-?: Ears<Part[Name]> }

const ENTRIES = networkOf(
  'input x : vector(n); V : matrix(n, n); @alias s[i] = s_i\ns = softmax(V*x); L = sum(s)',
)

const read = (text: string, graph: Graph = NETWORK): Promise<Script> =>
  readScript(text, { format: 'markdown', graph })

const isIndex = Object.assign((letter: string): boolean => /^[i-n]$/.test(letter), {
  fixed: new Set<string>(),
  values: new Set<string>(),
})

const still: Ear = async text => {
  const script = await read(text)
  const [chain] = script.chains
  const said = chain && saidStill(NETWORK, script, chain)
  return said ? said.names.join(' ') || 'nothing' : ''
}
const naming: Ear = async text =>
  ((await read(text)).said ?? [])
    .map(({ members }) => members.map(one => one.text).join(' := '))
    .join('; ')
const functions: Ear = text =>
  [...saidFunctions(text)].map(([letter, name]) => `${letter} = ${name}`).join(' ')
const SAID = heard(({ repeatedIndices }) => repeatedIndices.said)
const unwritten: Ear = async text => {
  const scope = {} as Parameters<typeof unwrittenSums>[0]
  const said = unwrittenSums(scope, { ...(await read(text)), chains: [] })
  return said === 'accepted' ? 'sums unwritten' : ''
}
const products: Ear = text => [...saidEntrywise(text)].join(' ')
const rows: Ear = async text => {
  const [member] = (await read(text)).chains[0]?.members.slice(-1) ?? []
  return member?.kind === 'formula' && member.readings[0] ? printText(member.readings[0]) : ''
}
const told: Ear = async text => {
  const [head, value] = ((await read(text)).chains[0]?.members ?? []).map(one =>
    one.kind === 'formula' && one.readings[0] ? printText(one.readings[0]) : '',
  )
  return head === 'L' && value?.includes('[') ? value : ''
}
const place = (found: ReturnType<typeof caseBefore>): string =>
  found && !('when' in found) ? `${found.left} ${found.sign} ${found.right}` : ''
const before: Ear = text => place(caseBefore(text, isIndex))
const ranges: Ear = async text => {
  const { chains } = await read(text, ENTRIES)
  return chains
    .flatMap(one => one.ranges ?? [])
    .map(({ letter }) => letter)
    .join(' ')
}
const layouts: Ear = text =>
  [
    ...saidLayouts({
      source: text,
      notation: 'latex',
      chains: [],
      place: () => ({ line: 1, column: 1 }),
    }),
  ].join(' ')
const steps: Ear = text => (headingOf(text) === 'down' ? '' : headingOf(text))

const LABELLED = networkOf('input x : vector(n); label t : vector(n); L = sum((x - t).^2)')
const label = (text: string): string =>
  withSaidLabel(LABELLED, { source: text }) === LABELLED ? '' : 'one-hot'

const EARS: Ears<Hearing> = {
  connectives: text => (isConnective(text) ? 'joins' : ''),
  conditional: text => (isConditional(text) ? 'in some cases' : ''),
  defining: async text =>
    (await read(text)).chains[0]?.signs[0]?.kind === 'define' ? 'defines' : '',
  rows: { when: rows, otherwise: rows },
  told: { when: told, otherwise: told, and: told, leads: told, ends: told, zero: told, one: told },
  places: {
    leading: before,
    thence: before,
    onward: text => (isCaseBefore('set-off', text) ? 'a case' : ''),
    title: before,
    together: text => (saysTogether(text) ? 'all cases' : ''),
    beside: text => place(caseBehind(text, isIndex)?.only),
    range: ranges,
    every: ranges,
  },
  functions: {
    is: functions,
    logistic: functions,
    hyperbolicTangent: functions,
    softplus: functions,
    rectifier: functions,
    softmax: functions,
    behind: functions,
  },
  variation: text => (headsOf([], `${text} $\\delta u$`, 'L')?.hasVariations ? 'variations' : ''),
  unitVector: text => (headsOf([], text, 'L')?.hasUnits ? 'unit vectors' : ''),
  repeatedIndices: {
    said: unwritten,
    denied: async text => (SAID.test(text) && !(await unwritten(text)) ? 'denied' : ''),
  },
  products: {
    entrywise: products,
    other: products,
    denied: products,
  },
  naming: { sayings: naming, noun: naming, ends: naming },
  still: {
    varying: still,
    fixed: still,
    deriving: still,
    whole: still,
    and: still,
    beside: still,
    sign: still,
    abbreviated: still,
  },
  layouts: { denominator: layouts, numerator: layouts },
  steps: {
    ascent: steps,
    maximise: steps,
    descent: text => (headingOf(`Ascent. ${text}`) === 'unclear' ? 'down' : ''),
  },
  optimum: text => (speaksOfOptimum(text) ? 'an optimum' : ''),
  matrices: {
    any: text => (saysAny(text) ? 'any' : ''),
    special: text => (saysAny('for any') && !saysAny(`for any ${text}`) ? 'with a property' : ''),
  },
  labels: {
    oneHot: label,
    label,
    denied: text =>
      label('The label is one-hot') && !label(`The label is one-hot ${text}`) ? 'denied' : '',
  },
}

const earOf = (part: string): Ear => {
  const found = part
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], EARS)
  if (typeof found !== 'function') throw new Error(`${part} is no part of what is heard`)
  return found as Ear
}

const partOf = (hearing: Hearing, part: string): unknown =>
  part.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], hearing)

const partsIn = (ears: object, before = ''): readonly string[] =>
  Object.entries(ears).flatMap(([name, ear]) =>
    typeof ear === 'function' ? [`${before}${name}`] : partsIn(ear, `${before}${name}.`),
  )

const LINE = /^(\w\w) \| (.*?) \|/

const CODES = ['en', 'ru', 'zh', 'ko']

describe('what is heard', () => {
  it('has sentences for each part, and no others', () => {
    const files = readdirSync(FOLDER).map(file => file.replace('.txt', ''))
    expect(files.toSorted()).toEqual(partsIn(EARS).toSorted())
  })

  it.each(partsIn(EARS))('%s in each language, and not elsewhere', async part => {
    const path = `${FOLDER}/${part}.txt`
    const lines: string[] = []
    const heardIn: string[] = []
    for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
      const [, lang = '', text = ''] = LINE.exec(line) ?? []
      const heard = (await earOf(part)(text)) || NOTHING
      lines.push([lang, text, heard].join(' | '))
      heardIn.push(heard === NOTHING ? 'no' : lang)
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../${path}`)
    expect(heardIn).toEqual(lines.map(line => line.slice(0, 2)))
    const speaking = HEARINGS.flatMap((hearing, n) =>
      isSilent(partOf(hearing, part)) ? [] : [CODES[n] as string],
    )
    expect(new Set(heardIn)).toEqual(new Set([...speaking, 'no']))
  })
})

/** An empty list: the language has nothing of this kind. */
const isSilent = (part: unknown): boolean => Array.isArray(part) && part.length === 0
