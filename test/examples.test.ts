import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Mark } from '../src/core/mark.ts'
import { readTask } from '../src/report/task.ts'
import { COMMAND, gradproof, removeBundle } from './support/render-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'examples-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeBundle()
})

const COURSE = 'examples/course'
const SCRIPTS = [
  'examples/gradescope/setup.sh',
  'examples/gradescope/run_autograder',
  'examples/github-classroom/mark.sh',
  'examples/prairielearn/question/tests/run.sh',
]

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a script of bash with gradproof as it is built. */
const bash = (script: string, environment: Readonly<Record<string, string>> = {}): Ran => {
  const { status, stdout, stderr } = spawnSync('bash', [script], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GRADPROOF: `${process.execPath} ${COMMAND}`,
      ...environment,
    },
  })
  return { status, stdout, stderr }
}

const newFolder = (...names: readonly string[]): string => {
  const path = join(folder, ...names)
  mkdirSync(path, { recursive: true })
  return path
}

/** A program that notes what it was called with. */
const noting = (name: string): { readonly path: string; readonly log: string } => {
  const path = newFolder('bin')
  const log = join(path, `${name}.log`)
  writeFileSync(join(path, name), `#!/bin/sh\necho "$@" >>'${log}'\n`)
  chmodSync(join(path, name), 0o755)
  return { path, log }
}

test.each(SCRIPTS)('%s is a script of bash, and can be run', script => {
  execFileSync('bash', ['-n', script])
  const mode = execFileSync('git', ['ls-files', '--stage', script], { encoding: 'utf8' })
  if (!script.includes('github')) expect(mode).toMatch(/^100755 /)
})

const ONE_TO_REVIEW = {
  status: 1,
  stderr: 'gradproof: a person has to look at some of the submissions: 1 of 5\n',
}

describe('the course', () => {
  test('is marked as the README shows', () => {
    const { status, stdout, stderr } = gradproof([
      'grade',
      join(COURSE, 'task.toml'),
      join(COURSE, 'submissions'),
    ])
    expect({ status, stderr }).toEqual(ONE_TO_REVIEW)
    const [, table = ''] = /^Two-layer network\n\n(.*?)Targets\n/s.exec(stdout) ?? []
    expect(readFileSync('docs/grade.md', 'utf8')).toContain(`\`\`\`text\n${table.trim()}\n…\n`)
    expect(stdout).toMatch(/^dina +6\/10 +wrong +dina\.ipynb, cell 1, line 3 +Sign error$/m)
  })

  test('has a page for each student and one for the class', () => {
    const output = `${join(folder, 'pages')}/`
    const { status, stderr } = gradproof([
      ...['grade', join(COURSE, 'task.toml'), join(COURSE, 'submissions')],
      ...['--reporter', 'html', '-o', output],
    ])
    expect({ status, stderr }).toEqual(ONE_TO_REVIEW)
    for (const name of ['index', 'anna', 'ben', 'chen', 'dina', 'emil'])
      expect(readFileSync(join(output, `${name}.html`), 'utf8')).toContain('</html>')
  })

  test('gets the marks that its task says', async () => {
    const read = await readTask(readFileSync(join(COURSE, 'task.toml'), 'utf8'), path =>
      readFileSync(join(COURSE, path), 'utf8'),
    )
    if (read.kind !== 'readable') throw new Error(JSON.stringify(read))
    const { stdout } = gradproof([
      ...['grade', join(COURSE, 'task.toml'), join(COURSE, 'submissions')],
      ...['--reporter', 'ndjson'],
    ])
    const marks: readonly Mark[] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(read.task.tests).toHaveLength(5)
    for (const { file, verdict, points, firstWrong } of read.task.tests) {
      const mark = marks.find(one => file.startsWith(`submissions/${one.student}.`))
      expect({ file, points: mark?.points, verdict: mark?.verdict }).toEqual({
        file,
        points,
        verdict,
      })
      if (firstWrong !== undefined) expect(mark?.firstWrong?.n).toBe(firstWrong)
    }
  })

  test('passes its own tests', () => {
    const { status, stdout } = gradproof(['grade', join(COURSE, 'task.toml'), '--self-test'])
    expect({ status, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
      status: 0,
      last: '5 of 5 tests passed',
    })
  })
})

describe('Gradescope', () => {
  const root = newFolder('autograder')
  const source = newFolder('autograder', 'source')
  for (const name of ['task.toml', 'network.eq']) cpSync(join(COURSE, name), join(source, name))
  cpSync(join(COURSE, 'submissions'), join(source, 'submissions'), { recursive: true })
  const results = join(root, 'results', 'results.json')

  const submitted = (name: string, text: string) => {
    rmSync(join(root, 'submission'), { recursive: true, force: true })
    writeFileSync(join(newFolder('autograder', 'submission'), name), text)
  }
  const own = (name: string) => readFileSync(join(COURSE, 'submissions', name), 'utf8')
  const run = () => bash('examples/gradescope/run_autograder', { AUTOGRADER_ROOT: root })

  test('marks what is in the folder of the submission', () => {
    submitted('ben.md', own('ben.md'))
    expect(run().status).toBe(0)
    const { score, tests } = JSON.parse(readFileSync(results, 'utf8'))
    expect(score).toBe(8)
    expect(tests.map((one: { name: string }) => one.name)).toEqual(['q', 'U', 'y', 'V'])
  })

  test('has results where a person has to look', () => {
    submitted('emil.tex', own('emil.tex'))
    expect(run().status).toBe(0)
    const { extra_data, output } = JSON.parse(readFileSync(results, 'utf8'))
    expect(extra_data.needsReview).toBe(true)
    expect(output).toContain('needs review')
  })

  test('has results where there is nothing to read', () => {
    submitted('photo.png', '\u0000')
    expect(run().status).toBe(0)
    expect(JSON.parse(readFileSync(results, 'utf8'))).toMatchObject({ score: 0 })
  })

  test('has none of an earlier submission where the task is broken', () => {
    submitted('ben.md', own('ben.md'))
    const task = readFileSync(join(source, 'task.toml'), 'utf8')
    writeFileSync(join(source, 'task.toml'), `${task}\n[[target]]\nwrt = "nobody"\n`)
    const { status, stderr } = run()
    writeFileSync(join(source, 'task.toml'), task)
    expect(status).toBe(2)
    expect(stderr).toContain('could not mark')
    expect(existsSync(results)).toBe(false)
  })

  test('is set up with the package beside the script', () => {
    const { path, log } = noting('npm')
    const archive = join(source, 'gradproof-1.0.0.tgz')
    writeFileSync(archive, '')
    const { status } = bash('examples/gradescope/setup.sh', {
      PATH: [path, process.env.PATH].join(delimiter),
      AUTOGRADER_ROOT: root,
      PREFIX: join(root, 'prefix'),
    })
    expect(status).toBe(0)
    expect(readFileSync(log, 'utf8')).toBe(
      `install --global --prefix ${join(root, 'prefix')} ${archive}\n`,
    )
  })
})

describe('PrairieLearn', () => {
  const question = 'examples/prairielearn/question'
  const root = newFolder('grade')
  const tests = newFolder('grade', 'tests')
  for (const name of ['task.toml', 'network.eq']) cpSync(join(COURSE, name), join(tests, name))
  cpSync(join(COURSE, 'submissions'), join(tests, 'submissions'), { recursive: true })
  const results = join(root, 'results', 'results.json')

  const run = (name: string) => {
    rmSync(join(root, 'student'), { recursive: true, force: true })
    cpSync(join(COURSE, 'submissions', name), join(newFolder('grade', 'student'), name))
    return bash(join(question, 'tests', 'run.sh'), { GRADE_ROOT: root })
  }

  test('marks what is in the folder of the student, as a share of 1', () => {
    expect(run('ben.md').status).toBe(0)
    const { gradable, score, tests } = JSON.parse(readFileSync(results, 'utf8'))
    expect([gradable, score]).toEqual([true, 0.8])
    expect(tests.map((one: { name: string }) => one.name)).toEqual(['q', 'U', 'y', 'V'])
  })

  test('has no results of an earlier submission where the task is broken', () => {
    const task = readFileSync(join(tests, 'task.toml'), 'utf8')
    writeFileSync(join(tests, 'task.toml'), `${task}\n[[target]]\nwrt = "nobody"\n`)
    const { status } = run('ben.md')
    writeFileSync(join(tests, 'task.toml'), task)
    expect([status, existsSync(results)]).toEqual([2, false])
  })

  test('has a question that starts the script which is there', () => {
    const { externalGradingOptions } = JSON.parse(readFileSync(join(question, 'info.json'), 'utf8'))
    const { enabled, entrypoint } = externalGradingOptions
    expect([enabled, existsSync(join(question, entrypoint.replace('/grade/', '')))]).toEqual([
      true,
      true,
    ])
    expect(readFileSync(join(question, 'question.html'), 'utf8')).toContain(
      '<pl-external-grader-results>',
    )
  })
})

describe('GitHub Classroom', () => {
  const FIELDS: Readonly<Record<'whole' | 'test' | 'status', readonly string[]>> = JSON.parse(
    readFileSync('test/cases/grade-report/fields-classroom.json', 'utf8'),
  )
  const here = newFolder('classroom')
  for (const name of ['task.toml', 'network.eq']) cpSync(join(COURSE, name), join(here, name))
  cpSync(join(COURSE, 'submissions'), join(here, 'submissions'), { recursive: true })
  cpSync('examples/github-classroom/result.mjs', join(here, 'result.mjs'))

  const run = (submission: string) =>
    bash('examples/github-classroom/mark.sh', {
      GRADPROOF_FOLDER: here,
      SUBMISSION: resolve(COURSE, 'submissions', submission),
      GITHUB_ACTOR: 'ben',
      GITHUB_STEP_SUMMARY: join(here, 'summary.md'),
      GITHUB_OUTPUT: join(here, 'output.txt'),
    })

  test('annotates lines, and hands on the points', () => {
    const { status, stdout } = run('ben.md')
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^::error file=ben\.md,line=16,col=\d+,title=wrong::A transpose is missing/m,
    )
    expect(stdout).toMatch(/^::notice title=points::8 of 10; wrong$/m)
    expect(readFileSync(join(here, 'summary.md'), 'utf8')).toMatch(/^# ben$/m)
    const [, result = ''] =
      /^result=(.*)$/m.exec(readFileSync(join(here, 'output.txt'), 'utf8')) ?? []
    const handed = JSON.parse(Buffer.from(result, 'base64').toString())
    expect(handed).toMatchObject({
      version: 1,
      status: 'fail',
      max_score: 10,
      tests: [
        { name: 'q', status: 'pass', score: 2 },
        { name: 'U', status: 'pass', score: 2 },
        { name: 'y', status: 'fail', score: 0, line_no: 16 },
        { name: 'V', status: 'pass', score: 4 },
      ],
    })
    expect(Object.keys(handed).toSorted()).toEqual(FIELDS.whole.toSorted())
    for (const one of handed.tests) {
      expect(Object.keys(one).toSorted()).toEqual(FIELDS.test.toSorted())
      expect(FIELDS.status).toContain(one.status)
    }
  })

  test('fails where the submission is not there', () => {
    expect(run('nobody.tex').status).toBe(2)
  })
})
