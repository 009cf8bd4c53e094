import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mark } from '../src/core/mark.ts'
import { GRADE_REPORTERS, gradeReporterNamed } from '../src/report/grade/reporters.ts'
import { CLASS, classSheet, markLike } from './support/class.ts'

const LANGS = ['en', 'ru', 'zh', 'ko']

const printer = async (name: string) => {
  const found = await gradeReporterNamed(name)?.load()
  if (!found) throw new Error(`no reporter ${name}`)
  return found
}

const whole = async (name: string, marks: readonly Mark[] = CLASS, lang = 'en') =>
  (await printer(name)).whole(await classSheet(lang), marks)

test('there is no reporter by the names of objects', () => {
  for (const name of ['toString', '__proto__', 'text'])
    expect(gradeReporterNamed(name)).toBe(undefined)
})

const OF_ONE = ['gradescope', 'prairielearn']

test.each(GRADE_REPORTERS)('%s ends its last line', async name => {
  const text = await whole(name, OF_ONE.includes(name) ? CLASS.slice(0, 1) : CLASS)
  expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true)
})

test.each(GRADE_REPORTERS)('%s says of an empty class that it is empty, or nothing', async name => {
  const print = printer(name).then(async ({ whole }) => whole(await classSheet(), []))
  if (OF_ONE.includes(name)) await expect(print).rejects.toMatchObject({ code: 'one-submission' })
  else expect(await print).not.toMatch(/NaN|Infinity|undefined/)
})

describe.each(LANGS)('in %s', lang => {
  const golden = (name: string) => `cases/grade-report/${name}`

  test('the table', async () => {
    await expect(await whole('table', CLASS, lang)).toMatchFileSnapshot(golden(`table-${lang}.txt`))
  })

  test('Markdown', async () => {
    await expect(await whole('markdown', CLASS, lang)).toMatchFileSnapshot(
      golden(`class-${lang}.md`),
    )
  })

  test('HTML', async () => {
    const { files } = await printer('html')
    const pages = [...(files?.(await classSheet(lang), CLASS) ?? [])]
    const text = pages.map(page => `<!-- ${page.name} -->\n${mainOf(page.text)}`).join('\n')
    await expect(text).toMatchFileSnapshot(golden(`pages-${lang}.html`))
  })

  test.each(['github', 'gradescope', 'prairielearn'])('%s', async name => {
    const { files } = await printer(name)
    const text = files
      ? [...files(await classSheet(lang), CLASS)].map(one => `${one.name}\n${one.text}`).join('\n')
      : await whole(name, CLASS, lang)
    await expect(text).toMatchFileSnapshot(golden(`${name}-${lang}.txt`))
  })
})

const mainOf = (page: string) => page.slice(page.indexOf('<main>'), page.indexOf('</main>'))

describe('json', () => {
  test('has the marks as they are, and what the class comes to', async () => {
    const { students, summary, ...rest } = JSON.parse(await whole('json'))
    expect(students).toEqual(CLASS)
    expect(rest).toMatchObject({ seed: 1, title: 'Two layers', lang: 'en', reveal: 'repair' })
    expect(summary).toMatchObject({
      students: 9,
      lost: 1,
      needsReview: 4,
      max: 10,
      mean: 4.09,
      median: 3.63,
      verdicts: { correct: 1, wrong: 4, unread: 2, undecided: 1 },
      misconceptions: [
        { name: 'missing_transpose', students: 2 },
        { name: 'sign_error', students: 1 },
      ],
      unnamed: 1,
    })
    expect(summary.histogram.map((bin: { students: number }) => bin.students)).toEqual([
      2, 0, 1, 1, 1, 0, 1, 1, 0, 1,
    ])
  })

  test('says of each target who got how far, and where the first errors stand', async () => {
    const { summary } = JSON.parse(await whole('json'))
    expect(summary.targets.map((one: { target: string }) => one.target)).toEqual(['V', 'v', 'U'])
    expect(summary.targets[2]).toEqual({
      target: 'U',
      max: 4,
      mean: 0.84,
      statuses: { reached: 1, trivial: 1, not_reached: 3, wrong: 2, unread: 1 },
      firstWrong: 2,
      places: [
        { left: CLASS[0]?.equalities[2]?.left, right: CLASS[0]?.equalities[2]?.right, students: 1 },
        { left: CLASS[2]?.equalities[1]?.left, right: CLASS[2]?.equalities[1]?.right, students: 1 },
      ],
    })
  })
})

describe('ndjson', () => {
  test('is a line for each mark, which can be written one by one', async () => {
    const { each } = await printer('ndjson')
    const text = await whole('ndjson')
    expect(
      text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toEqual(CLASS)
    expect(CLASS.map(mark => each?.(mark)).join('')).toBe(text)
  })
})

/** A reader by RFC 4180 that shares nothing with the writer. */
const readCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let rest = text
  const row: string[] = []
  while (rest !== '') {
    const [all = '', quoted, plain = '', end] =
      /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/u.exec(rest) ?? []
    if (end === undefined) throw new Error(`no field: ${rest.slice(0, 40)}`)
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push(row.splice(0))
    rest = rest.slice(all.length)
  }
  return rows
}

/** What a person sees of a cell that a spreadsheet keeps as text. */
const shown = (cell: string) =>
  /^'['\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠\t\r\n]/u.test(cell) ? cell.slice(1) : cell

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\' ＝＋－＠a<>&') }),
)

describe('csv', () => {
  test('has three columns for each target, and codes', async () => {
    await expect(await whole('csv')).toMatchFileSnapshot('cases/grade-report/class.csv')
    const [head, first] = readCsv(await whole('csv'))
    expect(head?.slice(0, 7)).toEqual([
      'student',
      'points',
      'max',
      'verdict',
      'V points',
      'V max',
      'V status',
    ])
    expect(first?.slice(0, 7)).toEqual(['a17', '7.5', '10', 'wrong', '4', '4', 'reached'])
  })

  test('reads back, whatever the texts are, and no field is a formula', async () => {
    const { whole } = await printer('csv')
    const sheet = await classSheet()
    fc.assert(
      fc.property(anyText, anyText, anyText, (student, feedback, note) => {
        const [head = [], row = []] = readCsv(whole(sheet, [markLike({ student, feedback, note })]))
        const of = (name: string) => row[head.indexOf(name)] ?? ''
        expect(row).toHaveLength(head.length)
        expect(['student', 'feedback', 'note'].map(of).map(shown)).toEqual([
          student,
          feedback,
          note,
        ])
        for (const cell of row) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u)
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})
