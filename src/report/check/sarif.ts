import {
  type EqualityReason,
  isAssignment,
  MISCONCEPTIONS,
  type Misconception,
} from '../../core/judgement.ts'
import type { CheckSheet } from './sheet.ts'
import { lacksOf } from './summary.ts'
import type { Fault, Told } from './told.ts'

/** A judgement in the format of static analysis, SARIF 2.1.0. */
export const printCheckSarif = (sheet: CheckSheet, told: readonly Told[]): string => {
  const { judgement, version, lang } = sheet
  const { seed, layout, verdict } = judgement
  const rules = FAULTS.map(fault => ruleOf(fault, sheet))
  const run = {
    tool: { driver: { name: 'gradproof', version, semanticVersion: version, rules } },
    language: lang,
    columnKind: 'unicodeCodePoints',
    artifacts: [{ location: artifact(sheet) }],
    results: told.flatMap(one =>
      one.fault === undefined ? [] : [resultOf(one, one.fault, sheet)],
    ),
    properties: {
      verdict,
      layout,
      seed,
      targets: Object.fromEntries(judgement.targets),
      missing: Object.fromEntries(lacksOf(sheet)),
    },
  }
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

const REASONS: readonly EqualityReason[] = ['value', 'shape', 'undefined', 'scope']
const FAULTS: readonly Fault[] = [...REASONS, ...MISCONCEPTIONS, 'unread', 'undecided']

const isMisconception = (fault: Fault): fault is Misconception =>
  MISCONCEPTIONS.some(known => known === fault)

const ruleOf = (fault: Fault, { words, lessons }: CheckSheet) => {
  if (!isMisconception(fault)) {
    const text =
      fault === 'unread' || fault === 'undecided' ? words.equalities[fault] : words.reasons[fault]
    return {
      id: fault,
      shortDescription: { text },
      defaultConfiguration: { level: levelOf(fault) },
    }
  }
  const { title, why, alike } = lessons[fault]
  return {
    id: fault,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${words.explain.alike}: ${alike}` },
    defaultConfiguration: { level: levelOf(fault) },
  }
}

const levelOf = (fault: Fault): 'error' | 'warning' =>
  fault === 'unread' || fault === 'undecided' ? 'warning' : 'error'

const resultOf = (told: Told, fault: Fault, sheet: CheckSheet) => ({
  ruleId: fault,
  ruleIndex: FAULTS.indexOf(fault),
  level: levelOf(fault),
  message: {
    text: [told.message ?? fault, told.detail].filter(text => text !== undefined).join('\n'),
  },
  locations: [{ physicalLocation: { artifactLocation: artifact(sheet), ...regionOf(told) } }],
  ...fixesOf(told, sheet),
  properties: propertiesOf(told),
})

const propertiesOf = (told: Told) => {
  const {
    equality: { n, error },
    place: { cell },
  } = told
  return {
    ...(isAssignment(told.equality) ? {} : { n }),
    ...(error === undefined ? {} : { error }),
    ...(cell === undefined ? {} : { cell }),
  }
}

/** Lines of a notebook's cell are no lines of its file. */
const regionOf = ({ place, end }: Told) =>
  place.cell === undefined
    ? {
        region: {
          startLine: place.line,
          startColumn: place.column,
          endLine: end.line,
          endColumn: end.column,
        },
      }
    : {}

const fixesOf = (told: Told, sheet: CheckSheet) => {
  const { region } = regionOf(told)
  if (told.repair === undefined || region === undefined) return {}
  const replacements = [{ deletedRegion: region, insertedContent: { text: told.repair } }]
  return { fixes: [{ artifactChanges: [{ artifactLocation: artifact(sheet), replacements }] }] }
}

/** A relative path, or a name, as a reference. */
const artifact = ({ file }: CheckSheet) => ({
  uri: file.replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/'),
})
