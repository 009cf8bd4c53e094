import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mark, MarkedEquality } from '../src/core/mark.ts'
import { STYLE, STYLE_HASH } from '../src/report/grade/html-style.ts'
import { fileNames } from '../src/report/grade/names.ts'
import { gradeReporterNamed } from '../src/report/grade/reporters.ts'
import { CLASS, classSheet, markLike } from './support/class.ts'

const printer = async (name: string) => {
  const found = await gradeReporterNamed(name)?.load()
  if (!found) throw new Error(name)
  return found
}

const pagesOf = async (marks: readonly Mark[], lang = 'en') => [
  ...((await printer('html')).files?.(await classSheet(lang), marks) ?? []),
]

/** Elements of our pages, and of MathML without actions, with their attributes. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['head', 'body', 'main', 'section', 'title', 'style', 'h1', 'h2', 'h3', 'strong', 'bdi', 'code']
      .concat(['pre', 'ul', 'li', 'table', 'thead', 'tbody', 'tr'])
      .map(name => [name, []]),
  ),
  html: ['lang'],
  meta: ['charset', 'http-equiv', 'content', 'name'],
  p: ['class'],
  span: ['class'],
  ol: ['class'],
  th: ['scope', 'class'],
  td: ['class'],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  a: ['href'],
  svg: ['viewBox', 'preserveAspectRatio', 'aria-hidden'],
  rect: ['width', 'height'],
  ...Object.fromEntries(
    ['math', 'semantics', 'mrow', 'mi', 'mo', 'mn', 'mfrac', 'msup', 'msub', 'msubsup', 'mspace']
      .concat([
        'mtext',
        'mtable',
        'mtr',
        'mtd',
        'mover',
        'munder',
        'munderover',
        'mstyle',
        'mpadded',
      ])
      .concat(['mphantom', 'menclose', 'msqrt', 'mroot', 'annotation'])
      .map(name => [name, MATH_ATTRIBUTES()]),
  ),
}

function MATH_ATTRIBUTES(): readonly string[] {
  return ['xmlns', 'display', 'encoding', 'mathvariant', 'stretchy', 'fence', 'accent', 'width']
    .concat([
      'height',
      'depth',
      'lspace',
      'rspace',
      'minsize',
      'maxsize',
      'scriptlevel',
      'separator',
    ])
    .concat(['displaystyle', 'columnalign', 'columnspacing', 'rowspacing', 'linethickness'])
    .concat([
      'mathcolor',
      'mathbackground',
      'mathsize',
      'voffset',
      'notation',
      'form',
      'movablelimits',
      'columnlines',
      'rowlines',
      'accentunder',
    ])
}

/** What stands in a page that only our code may write, a line each. */
const strangersIn = (page: string): readonly string[] =>
  page
    .slice(page.indexOf('<html'))
    .replace(STYLE, '')
    .split(/(?=<)/)
    .flatMap(part => {
      const [tag, slash, name = '', attributes = '', rest = ''] =
        /^<(\/?)([a-zA-Z0-9]+)((?: [a-zA-Z-]+="[^"<>]*")*)\/?>([^<>]*)$/s.exec(part) ?? []
      if (tag === undefined) return [`no tag: ${part}`]
      const allowed = ELEMENTS[name]
      if (allowed === undefined) return [`<${slash}${name}>`]
      const names = [...attributes.matchAll(/ ([a-zA-Z-]+)="/g)].map(([, one]) => one ?? '')
      const bad = names.filter(one => !allowed.includes(one)).map(one => `<${name} ${one}>`)
      return rest.includes('<') ? [...bad, rest] : bad
    })

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><svg onload=alert(1)>',
  '\\href{javascript:alert(1)}{x}',
  '\\url{javascript:alert(1)}',
  '\\includegraphics[width=9em]{https://example.org/x.png}',
  '\\htmlClass{a}{x}\\htmlId{b}{x}\\htmlStyle{color:red}{x}\\htmlData{c=d}{x}',
  '\\text{<b>x</b>} \\unicode{x3c}',
  '\\color{red}x \\rule{999em}{999em} \\colorbox{url(x)}{y}',
  '\\def\\a{\\a\\a}\\a',
  '\u202E\u0000\u001b[2J\uD800',
  '`</code><script>`',
  '**<b>** `<i>` \n```\n<u>\n```\n# <h1>\n- <li>',
  '[x](javascript:alert(1)) ![x](http://example.org)',
]

const COMMANDS = [
  '\\fcolorbox{red}{blue}{x} \\colorbox{red}{x} \\textcolor{red}{x} \\boxed{x} \\cancel{x} \\sout{x}',
  '\\hspace{2em} \\raisebox{1em}{x} \\rule{1em}{2em} \\smash{x} \\phantom{x} \\mathllap{x} \\kern1em x',
  '\\underbrace{x}_y \\overline{x} \\widehat{xy} \\sqrt[3]{x} \\binom{a}{b} \\genfrac(){2pt}{1}{a}{b}',
  '\\begin{array}{|c|c|}\\hline a&b\\\\ \\hdashline c&d\\end{array} \\begin{cases}a\\\\b\\end{cases}',
  '\\left( x \\middle| y \\right) \\big( \\Huge x \\mathbb{R} \\bm{x} \\text{a $b$ c} \\verb|<x>| \\KaTeX',
  '\\operatorname*{argmin}_x \\xrightarrow[a]{b} \\utilde{x} \\mathchoice{a}{b}{c}{d} \\char"3C',
]

const hostileMark = (text: string): Mark => {
  const [equality] = CLASS[0]?.equalities.slice(2) ?? []
  const one = { ...(equality as MarkedEquality), left: text, right: text, message: text }
  return markLike({
    student: text,
    feedback: text,
    note: text,
    firstWrong: { file: text, n: 1, line: 1 },
    equalities: [{ ...one, file: text, n: 1, repair: text }],
  })
}

describe('pages', () => {
  test('have no element and no attribute but their own', async () => {
    for (const { text } of await pagesOf(CLASS)) expect(strangersIn(text)).toEqual([])
  })

  test.each(HOSTILE)('show as text: %j', async text => {
    for (const page of await pagesOf([hostileMark(text), hostileMark(text)])) {
      expect(strangersIn(page.text)).toEqual([])
      expect(page.text).not.toMatch(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u)
      expect(page.text).not.toMatch(/ (?:href|src)="(?![\w%][\w%.-]*\.html")/)
    }
  })

  test('hold no text of a person unescaped, whatever it is', async () => {
    const print = await printer('html')
    const sheet = await classSheet()
    const letters = fc.string({ unit: fc.constantFrom(...'<>"\'&/=\\{}$`*#-\n ab^_!\u0000') })
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), text => {
        const mark = hostileMark(text)
        expect(strangersIn(print.whole(sheet, [mark]))).toEqual([])
        expect(strangersIn(print.whole(sheet, [mark, mark]))).toEqual([])
      }),
      { seed: 11, numRuns: 200 },
    )
  })

  test('hold MathML of their own elements, whatever commands stand in a formula', async () => {
    const print = await printer('html')
    const sheet = await classSheet()
    const page = print.whole(sheet, [hostileMark('x')])
    for (const tex of COMMANDS) {
      const mark = hostileMark(tex)
      const text = print.whole(sheet, [mark])
      expect(strangersIn(text)).toEqual([])
      expect(text).not.toContain(' style="')
      expect(text.length).toBeGreaterThan(page.length / 2)
    }
  })

  test('stay small where sides are long and many', async () => {
    const print = await printer('html')
    const mark = hostileMark('\\frac{1}{'.repeat(1e5))
    const [one] = mark.equalities
    const equalities = Array.from({ length: 5000 }, () => ({
      ...(one as MarkedEquality),
      message: 'm',
    }))
    const page = print.whole(await classSheet(), [markLike({ equalities })])
    expect(page.length).toBeLessThan(2e6)
    expect(page).toContain('and 4800 more')
  })

  test('may load, run and send nothing', async () => {
    for (const { text } of await pagesOf(CLASS)) {
      expect(text).toContain(
        `content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'"`,
      )
      expect(text).not.toMatch(/<script|<link|<img|<iframe|@import|url\(| style=| on\w+="/)
    }
    expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`)
  })

  test.each(['en', 'ru', 'zh', 'ko'])(
    'say their language, and have headings in order: %s',
    async lang => {
      for (const { text } of await pagesOf(CLASS, lang)) {
        expect(text).toContain(`<html lang="${lang}">`)
        const levels = [...text.matchAll(/<h(\d)>/g)].map(([, level]) => Number(level))
        expect(levels[0]).toBe(1)
        expect(levels.filter(level => level === 1)).toHaveLength(1)
        for (const [n, level] of levels.entries())
          expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1)
        for (const [row] of text.matchAll(/<tr>.*?<\/tr>/g)) expect(row).toMatch(/^<tr><th scope=/)
      }
    },
  )

  test('of students lead to no other page', async () => {
    const [index, ...students] = await pagesOf(CLASS)
    expect(index?.name).toBe('index.html')
    for (const { text, name } of students) {
      expect(text).not.toContain('<a ')
      expect(index?.text).toContain(`href="${encodeURIComponent(name)}"`)
    }
  })

  test('set LaTeX as MathML, and leave plain chains and what cannot be set as text', async () => {
    const [, a17, b02, , , , script] = await pagesOf(CLASS)
    expect(a17?.text).toContain('<mfrac>')
    expect(b02?.text).toContain('<code>∂L/∂V = ∂L/∂y ⊗ x</code>')
    expect(script?.text).toContain('&#60;script&#62;alert(2)&#60;/script&#62;')
  })
})

describe('before a deadline', () => {
  const place = async () => {
    const sheet = await classSheet()
    return { ...sheet, task: { ...sheet.task, reveal: 'place' as const } }
  }
  const wrong = CLASS[0] as Mark
  const right = CLASS[1] as Mark

  test.each(['html', 'markdown', 'github', 'prairielearn'])(
    '%s tells no points of what is wrong',
    async name => {
      const { whole } = await printer(name)
      const sheet = await place()
      const targets = { U: { points: 1.625, max: 4, status: 'wrong' as const } }
      const mark = { ...wrong, points: 7.25, targets, feedback: '**wrong**' }
      const text = whole(sheet, [mark])
        .split('\n')
        .filter(line => !line.includes('"score"'))
      expect(text.join('\n')).not.toMatch(/7\.25|1\.625/)
      expect(whole(sheet, [{ ...right, feedback: '' }])).toMatch(/10 of 10/)
    },
  )

  test('Gradescope shows the tests after it', async () => {
    const { whole } = await printer('gradescope')
    const sheet = await place()
    const shown = (mark: Mark) => {
      const { visibility, tests } = JSON.parse(whole(sheet, [mark]))
      return [visibility, ...tests.map((one: { visibility: string }) => one.visibility)]
    }
    expect(new Set(shown(wrong))).toEqual(new Set(['after_due_date']))
    expect(new Set(shown(right))).toEqual(new Set(['visible']))
  })
})

describe('file names', () => {
  test.each([
    ['a17', 'a17'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..', 'student'],
    ['', 'student'],
    ['C:\\x', 'C-x'],
    ['con', 'student-con'],
    ['LPT1.x', 'student-LPT1.x'],
    ['.hidden', 'hidden'],
    ['王小明', '王小明'],
    ['a\u0000b\u202Ec', 'a-b-c'],
    ['x'.repeat(300), 'x'.repeat(60)],
    ['-rf', 'rf'],
  ])('%j becomes %j', (student, name) => {
    expect(fileNames([student])).toEqual([name])
  })

  test('differ, also where case and composition make no difference', () => {
    const names = fileNames(
      ['Ann', 'ann', 'ANN', 'ann-2', 'index', 'é', 'e\u0301', 'ß', 'SS'],
      ['index'],
    )
    expect(names).toEqual(['Ann', 'ann-2', 'ANN-3', 'ann-2-2', 'index-2', 'é', 'é-2', 'ß', 'SS-2'])
  })

  test('are plain and different, whatever the students are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), students => {
        const names = fileNames(students, ['index'])
        expect(new Set(names.map(name => name.toLowerCase())).size).toBe(students.length)
        for (const name of names) {
          expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u)
          expect(Buffer.byteLength(name)).toBeLessThan(250)
        }
      }),
      { seed: 3, numRuns: 200 },
    )
  })
})

describe('a terminal', () => {
  test('sees no control characters but line ends, and columns under each other', async () => {
    const { whole } = await printer('table')
    for (const text of HOSTILE) {
      const mark = { ...hostileMark(text), verdict: 'correct' as const }
      const printed = whole(await classSheet(), [mark, ...CLASS])
      expect(printed).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}|\p{Cs}/u)
    }
  })

  test('has colours only where they are asked for', async () => {
    const { whole } = await printer('table')
    expect(whole(await classSheet('en', true), CLASS)).toContain('\u001b[31mwrong\u001b[39m')
    expect(whole(await classSheet(), CLASS)).not.toContain('\u001b')
  })
})

describe('Markdown', () => {
  test('keeps text of people in code', async () => {
    const { whole } = await printer('markdown')
    for (const text of HOSTILE.filter(one => !one.includes('```'))) {
      const page = whole(await classSheet(), [{ ...hostileMark(text), feedback: '' }])
      const bare = page.replace(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/gs, '')
      expect(bare).not.toMatch(/(?<!\\)[<\]]/)
    }
  })

  test('has as many cells in each row of a table as in its head', async () => {
    const { whole } = await printer('markdown')
    const page = whole(await classSheet(), [hostileMark('a|b\\|c'), ...CLASS])
    const rows = page.split('\n').filter(line => line.startsWith('|'))
    for (const block of page.split('\n\n').filter(one => one.startsWith('|'))) {
      const counts = block
        .trim()
        .split('\n')
        .map(row => row.split(/(?<!\\)\|/).length)
      expect(new Set(counts).size).toBe(1)
    }
    expect(rows.length).toBeGreaterThan(20)
  })
})
