import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { powershellScript } from '../src/cli/shells/powershell.ts'
import { gradproof, removeBundle } from './support/render-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'completions-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeBundle()
})
writeFileSync(join(folder, 'net work.eq'), '')
mkdirSync(join(folder, 'answers'))
writeFileSync(join(folder, 'annotated.toml'), '')
for (const shell of ['bash', 'zsh', 'fish']) {
  writeFileSync(join(folder, `gradproof.${shell}`), gradproof(['completions', shell]).stdout)
}

const run = (shell: string, ...args: readonly string[]): readonly string[] => {
  const { stdout, stderr } = spawnSync(shell, args, { cwd: folder, encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').filter(one => one !== '')
}

/** What a real bash offers where the last of these words is being written. */
const offeredByBash = (words: readonly string[]): readonly string[] => {
  const line = ['gradproof', ...words].map(word => `'${word}'`).join(' ')
  const commands = [
    'source ./gradproof.bash',
    'complete -p gradproof >/dev/null',
    `COMP_WORDS=(${line}) COMP_CWORD=${words.length}`,
    '_gradproof gradproof',
    `printf '%s\\n' "\${COMPREPLY[@]}"`,
  ]
  return run('bash', '--norc', '-c', commands.join('\n'))
}

const TYPED = join(import.meta.dirname, 'support/zsh-offered.zsh')

const offeredByZsh = (line: string): readonly string[] =>
  run('zsh', '-f', TYPED, './gradproof.zsh', `gradproof ${line}`)

/** Behind a tab stands what a word means. */
const offeredByFish = (line: string): readonly string[] => {
  const commands = ['source ./gradproof.fish', `complete -C 'gradproof ${line}'`]
  const lines = run('fish', '--no-config', '-c', commands.join('\n'))
  return lines.map(one => one.split('\t')[0] ?? '')
}

describe('bash offers', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['commands', ['de'], ['derive']],
    ['options', ['derive', '--st'], ['--style']],
    ['values of an option', ['derive', '--format', 'la'], ['latex', 'latex-document']],
    ['values behind a sign', ['derive', '--format', '=', 'la'], ['latex', 'latex-document']],
    ['all values behind a sign', ['derive', '--lang', '='], ['en', 'ru', 'zh', 'ko']],
    ['nothing for what no one can know', ['derive', '--seed', ''], []],
    ['files', ['derive', 'net'], ['net work.eq']],
    ['files for an option', ['derive', 'a.eq', '--values', 'ans'], ['answers']],
    ['codes of mistakes', ['explain', 'missing_tr'], ['missing_transpose']],
    ['examples', ['examples', 'two-layer-'], ['two-layer-1d', 'two-layer-ru']],
    [
      'what files there are to start from',
      ['init', '--lang', 'ru', ''],
      ['network', 'task', 'style'],
    ],
    ['the next argument', ['init', 'task', 'ans'], ['answers']],
    ['all arguments that follow', ['grade', 'task.toml', 'a', 'b', 'ans'], ['answers']],
    ['shells', ['completions', 'z'], ['zsh']],
    ['nothing for a command that does not exist', ['drive', ''], []],
  ])('%s', (_, words, expected) => {
    expect(offeredByBash(words)).toEqual(expected)
  })
})

/** With GRADPROOF_SHELLS set they have to be there. */
const isMissing = (shell: string): boolean =>
  process.env.GRADPROOF_SHELLS === undefined && spawnSync(shell, ['--version']).status !== 0

describe.skipIf(isMissing('zsh'))('zsh offers', () => {
  test.each<[string, string, readonly string[]]>([
    ['commands', 'de', ['derive']],
    ['options', 'derive --st', ['--style']],
    ['values of an option', 'derive --format la', ['latex', 'latex-document']],
    ['values behind a sign', 'derive --format=la', ['latex', 'latex-document']],
    ['names or files for an option', 'derive --style ann', ['annotated', 'annotated.toml']],
    ['files', 'derive net', ['net\\ work.eq']],
    ['files for an option', 'derive a.eq --values ans', ['answers']],
    ['codes of mistakes', 'explain missing_tr', ['missing_transpose']],
    ['what files there are to start from', 'init --lang ru t', ['task']],
    ['the next argument', 'init task ans', ['answers']],
    ['all arguments that follow', 'grade task.toml a b ans', ['answers']],
  ])('%s', (_, line, expected) => {
    expect(offeredByZsh(line)).toEqual(expected)
  })
})

describe.skipIf(isMissing('fish'))('fish offers', () => {
  test.each<[string, string, readonly string[]]>([
    ['commands', 'de', ['derive']],
    ['options', 'derive --st', ['--style']],
    ['values of an option', 'derive --format la', ['latex', 'latex-document']],
    ['values behind a sign', 'derive --lang=r', ['--lang=ru']],
    ['names or files for an option', 'derive --style ann', ['annotated', 'annotated.toml']],
    ['files', 'derive net', ['net work.eq']],
    ['files for an option', 'derive a.eq --values ans', ['answers/']],
    ['codes of mistakes', 'explain missing_tr', ['missing_transpose']],
    ['what files there are to start from', 'init --lang ru t', ['task']],
    ['all arguments that follow', 'grade task.toml a b ans', ['answers/']],
  ])('%s', (_, line, expected) => {
    expect(offeredByFish(line)).toEqual(expected)
  })
})

describe('every script', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])('%s names what there is', shell => {
    const { status, stdout, stderr } = gradproof(['completions', shell])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const word of [
      'derive',
      'completions',
      'latex-document',
      'missing_transpose',
      'two-layer',
    ])
      expect(stdout).toContain(word)
    expect(stdout).not.toMatch(/\[object /)
  })

  /** What no test can run here is held to what PowerShell's grammar says. */
  test('for PowerShell closes its quotes and brackets, and no table has a key twice, whatever its case', () => {
    const { stdout } = gradproof(['completions', 'powershell'])
    const bare = stdout.replace(/'(?:[^']|'')*'|"(?:\$\([^)]*\)|[^"])*"|^#.*$/gm, '')
    expect(bare).not.toMatch(/['"]/)
    for (const [open, close] of ['()', '{}', '[]'])
      expect(bare.split(open as string).length).toBe(bare.split(close as string).length)
    for (const [, table = ''] of stdout.matchAll(/= @\{\n([\s\S]*?)\n {2}\}/g)) {
      const keys = [...table.matchAll(/^ {4}'((?:[^']|'')*)' = @\(.*\)$/gm)].map(one =>
        one[1]?.toLowerCase(),
      )
      expect(keys.length).toBe(table.split('\n').length)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  test('for PowerShell doubles all signs that end a quoted text there', () => {
    const option = {
      flags: ['--of'],
      description: '',
      slot: { names: ["it's", 'l’eau', '$x'], isFile: false },
    }
    const command = { name: 'try', description: '', options: [option], slots: [], isMany: false }
    expect(powershellScript([command])).toContain("'try --of' = @('it''s', 'l’’eau', '$x')")
  })

  test('is for a shell that there is', () => {
    const { status, stderr } = gradproof(['completions', 'bsh'])
    expect([status, stderr]).toEqual([
      2,
      'gradproof: no such shell: bsh (did you mean bash?); there is: bash, zsh, fish, powershell\n',
    ])
  })
})

describe('help', () => {
  const names = /^ {2}([a-z]+) /gm
  const listed = gradproof(['--help']).stdout
  test.each(
    [...listed.slice(listed.indexOf('Commands:')).matchAll(names)].map(one => one[1] ?? ''),
  )('of %s shows how it is called', name => {
    if (name === 'help') return
    expect(gradproof([name, '--help']).stdout).toContain(`Examples:\n  gradproof ${name}`)
  })
})

describe('init network', () => {
  test.each(['en', 'ru', 'zh', 'ko'])('writes a network that is derived, in %s', lang => {
    const own = join(folder, lang)
    expect(gradproof(['init', 'network', own, '--lang', lang]).status).toBe(0)
    const file = join(own, 'network.eq')
    expect(readFileSync(file, 'utf8')).toContain(`@lang ${lang}`)
    const { status, stdout, stderr } = gradproof(['derive', file])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('∂ε/∂V = ')
  })
})
