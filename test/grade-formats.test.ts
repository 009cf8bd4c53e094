import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Mark } from '../src/core/mark.ts'
import { gradeReporterNamed } from '../src/report/grade/reporters.ts'
import { CLASS, classSheet, markLike } from './support/class.ts'

/** The published fields of a format, and where they are published. */
interface Fields {
  readonly source: string
  readonly whole: Readonly<Record<string, string>>
  readonly test: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly required: readonly string[]
  readonly requiredOfTest: readonly string[]
  readonly mostBytes?: number
}

const fieldsOf = (name: string) =>
  JSON.parse(readFileSync(`test/cases/grade-report/fields-${name}.json`, 'utf8'))

const print = async (name: string, marks: readonly Mark[]): Promise<string> => {
  const printer = await gradeReporterNamed(name)?.load()
  if (!printer) throw new Error(name)
  return printer.whole(await classSheet(), marks)
}

const isOfKind = (value: unknown, kind: string, { values }: Fields): boolean => {
  switch (kind) {
    case 'list':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'share':
      return typeof value === 'number' && value >= 0 && value <= 1
    case 'string':
    case 'boolean':
      return typeof value === kind
    default:
      return typeof value === 'string' && (values[kind] ?? []).includes(value)
  }
}

/** What is wrong with the fields of an object, a line each. */
const faultsOf = (
  found: Readonly<Record<string, unknown>>,
  kinds: Readonly<Record<string, string>>,
  fields: Fields,
): readonly string[] =>
  Object.entries(found).flatMap(([name, value]) => {
    const kind = kinds[name]
    if (kind === undefined) return [`${name} is no field`]
    return isOfKind(value, kind, fields) ? [] : [`${name} is no ${kind}: ${JSON.stringify(value)}`]
  })

describe.each(['gradescope', 'prairielearn'])('%s', name => {
  const fields: Fields = fieldsOf(name)

  test.each(CLASS.map((mark, n) => [n, mark] as const))(
    'has published fields only, with their kinds of values: student %i',
    async (_, mark) => {
      const result = JSON.parse(await print(name, [mark]))
      expect(faultsOf(result, fields.whole, fields)).toEqual([])
      expect(Object.keys(result)).toEqual(expect.arrayContaining([...fields.required]))
      expect(result.tests.length).toBe(3)
      for (const one of result.tests) {
        expect(faultsOf(one, fields.test, fields)).toEqual([])
        expect(Object.keys(one)).toEqual(expect.arrayContaining([...fields.requiredOfTest]))
      }
    },
  )

  test('stays within its bounds, whatever the submission', async () => {
    const [equality] = CLASS[0]?.equalities.slice(2) ?? []
    if (!equality) throw new Error('there is an equality')
    const equalities = Array.from({ length: 5000 }, () => ({
      ...equality,
      message: 'm'.repeat(5000),
    }))
    const text = await print(name, [markLike({ feedback: 'f'.repeat(3e6), equalities })])
    expect(Buffer.byteLength(text)).toBeLessThan(fields.mostBytes ?? 1e6)
  })

  test('has a file for each of several students', async () => {
    const { files } = (await gradeReporterNamed(name)?.load()) ?? {}
    const all = [...(files?.(await classSheet(), CLASS) ?? [])]
    expect(all.map(one => one.name)).toHaveLength(CLASS.length)
    expect(all[0]?.text).toBe(await print(name, CLASS.slice(0, 1)))
    await expect(print(name, CLASS)).rejects.toMatchObject({ code: 'one-submission' })
  })
})

test('Gradescope has the points, and a test for each target', async () => {
  const { score, tests, output } = JSON.parse(await print('gradescope', CLASS.slice(0, 1)))
  expect(score).toBe(7.5)
  expect(tests.map((one: { score: number }) => one.score)).toEqual([4, 2, 1.5])
  expect(tests.map((one: { status: string }) => one.status)).toEqual(['passed', 'passed', 'failed'])
  expect(output).toContain(CLASS[0]?.feedback.trim())
})

test('PrairieLearn has a share of 1, and takes no attempt for what is no derivation', async () => {
  const [first, , , , , , , lost] = CLASS as readonly Mark[]
  expect(JSON.parse(await print('prairielearn', [first as Mark]))).toMatchObject({
    gradable: true,
    score: 0.75,
  })
  expect(JSON.parse(await print('prairielearn', [lost as Mark]))).toMatchObject({
    gradable: false,
    format_errors: ['it could not be marked: it is too large'],
  })
})

describe('github', () => {
  const { commands, parameters }: Readonly<Record<string, readonly string[]>> = fieldsOf('github')

  test('writes published commands with published parameters only', async () => {
    const lines = (await print('github', CLASS)).trimEnd().split('\n')
    const found = lines.filter(line => line.startsWith('::'))
    expect(found.length).toBe(lines.length - 1)
    for (const line of found) {
      const [, command = '', where = ''] = /^::(\w+) ?([^:]*)::/.exec(line) ?? []
      expect(commands).toContain(command)
      for (const one of where.split(',')) expect(parameters).toContain(one.split('=')[0])
    }
  })

  test('lets no text begin a command, nor move a cursor', async () => {
    const text = '\n::error::x\r\n##[error]y\u001b[2J,file=z'
    const [equality] = CLASS[0]?.equalities.slice(2) ?? []
    const mark = markLike({
      student: text,
      needsReview: true,
      review: ['unread'],
      equalities: [{ ...equality, file: text, left: text, message: text, repair: text }] as never,
    })
    const lines = (await print('github', [mark, mark])).trimEnd().split('\n')
    expect(lines).toHaveLength(7)
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^::(?:error|warning|notice) (?:file|title)=[^,]*(?:,\w+=[^,]*)*::/)
    expect(lines.join('\n')).not.toMatch(/(?!\n)\p{Cc}/u)
  })
})
