import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Block, blocks, shows } from '../scripts/readme.ts'
import { functionNames } from '../src/ops/index.ts'

const TSX = import.meta.resolve('tsx')
const folder = mkdtempSync(join(tmpdir(), 'readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

const script = (name: string, ...lines: string[]): void => {
  writeFileSync(join(folder, name), ['#!/bin/sh', ...lines, ''].join('\n'))
  chmodSync(join(folder, name), 0o755)
}

// `npx gradproof` runs our sources; what is already installed is not installed again.
script('npx', 'shift', `exec node --import '${TSX}' '${resolve('src/cli/main.ts')}' "$@"`)
script('npm', 'exit 0')
symlinkSync(resolve('derivations'), join(folder, 'derivations'))

const environment = (): NodeJS.ProcessEnv => {
  const { FORCE_COLOR: _, ...rest } = process.env
  return { ...rest, NO_COLOR: '1', PATH: `${folder}${delimiter}${process.env.PATH}` }
}

const run = (command: string, ...args: string[]) => {
  const options = { cwd: folder, encoding: 'utf8', env: environment() } as const
  const { status, stdout, stderr } = spawnSync(command, args, options)
  return { status, stdout, stderr }
}

const shell = (commands: string) => run('sh', '-e', '-c', commands)

const program = (text: string) => {
  const source = text.replace("'gradproof'", `'${resolve('src/index.ts')}'`)
  writeFileSync(join(folder, 'program.mts'), source)
  return run('node', '--import', TSX, 'program.mts')
}

const PAGES = [
  'README.md',
  ...readdirSync('docs')
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file}`),
]
const textOf = (file: string): string => readFileSync(file, 'utf8')
const all = PAGES.flatMap(file => blocks(textOf(file)))

// Blocks with a file name are the files that the commands read.
for (const { tags, text } of all) {
  if (tags[1]?.includes('.')) writeFileSync(join(folder, tags[1]), text)
}

const tested = all.flatMap((block, k) => {
  const next = all[k + 1]
  const output = next?.tags[0] === 'text' && next.tags[1] === 'output' ? next.text : undefined
  return block.tags[1] === 'test' || block.tags[1] === 'clone' ? [{ block, output }] : []
})

describe('the README and the pages of docs', () => {
  test.each(tested)('$block.text', ({ block, output }) => {
    const { status, stdout, stderr } = start(block)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    if (output !== undefined && !shows(output, stdout)) expect(stdout).toBe(output)
  })

  test('tells functions that are there from those that are not', () => {
    const row = textOf('docs/language.md').match(/^\| functions \|(.*)\|(.*)\|$/m) ?? []
    const names = (cell = '') => cell.match(/\b[a-z]+\b(?!=)/g) ?? []
    const isKnown = (name: string) => functionNames().includes(name)
    expect(names(row[1]).filter(name => !isKnown(name))).toEqual([])
    expect(names(row[2]).filter(name => isKnown(name) && name !== 'sum')).toEqual([])
  })

  test.each(PAGES)('%s leads to files that are there', file => {
    const links = [...textOf(file).matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)]
    const missing = links.filter(([, to = '']) => !existsSync(join(dirname(file), to)))
    expect(missing.map(([link]) => link)).toEqual([])
  })

  test('have a page for every command', () => {
    const names = readFileSync('src/cli/main.ts', 'utf8').matchAll(/name: '(\w+)'/g)
    const pages = [...names].map(([, name]) => `docs/${name}.md`)
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.filter(page => !PAGES.includes(page))).toEqual([])
  })

  test('has commands to test', () => {
    expect(tested.length).toBeGreaterThan(4)
  })
})

const start = ({ tags, text }: Block) => (tags[0] === 'ts' ? program(text) : shell(text))
