import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes a class of files that mean ill into a folder; tells the names of their students. */
export const writeHostile = (folder: string): readonly string[] => {
  const files = { ...TEXTS, ...BYTES }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const large = join(folder, 'large.txt')
  writeFileSync(large, 'x')
  truncateSync(large, 50_000_000)
  mkdirSync(join(folder, 'empty-folder'))
  symlinkSync('/etc/passwd', join(folder, 'link.txt'))
  symlinkSync('/', join(folder, 'linked-folder.md'))
  taking(join(folder, 'taking'), {
    'main.tex': '\\input{../good}\\input{/etc/passwd}\\input{out}\\input{main}\\input{part}',
    'part.tex': '\\input{part}'.repeat(10_000),
  })
  symlinkSync('../good.txt', join(folder, 'taking/out.tex'))
  taking(join(folder, 'many'), Object.fromEntries(range(10_000).map(n => [`${n}.tex`, ''])))
  const own = Object.keys(files).map(name => name.replace(/\.\w+$/, ''))
  return [...own, 'large', 'empty-folder', 'link', 'linked-folder', 'taking', 'many']
}

const range = (length: number): readonly number[] => [...Array(length).keys()]

const taking = (folder: string, files: Readonly<Record<string, string>>): void => {
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

const MANY = 1_000_000
const SOME = 100_000
const SIGN = '\\frac{\\partial\\epsilon}{\\partial u}'
const notebook = (source: string): string =>
  `{"nbformat":4,"cells":[{"cell_type":"markdown","source":${source}}]}`

const TEXTS: Readonly<Record<string, string>> = {
  // Macros
  'bomb.tex': String.raw`\def\a{\a\a} \[ \a = \a \]`,
  'bomb-growing.tex': [
    String.raw`\def\a{u}`,
    ...range(60).map(n => `\\def\\a${'b'.repeat(n + 1)}{\\a${'b'.repeat(n)}\\a${'b'.repeat(n)}}`),
    `\\[ ${SIGN} = \\a${'b'.repeat(60)} \\]`,
  ].join('\n'),
  'bomb-turning.tex': String.raw`\def\a{\b}\def\b{\a} \[ \a = \b \]`,
  // Indices
  'indices.txt': `∂ε/∂V[${'i,'.repeat(MANY / 2)}i] = 1`,
  'indices-latex.tex': `\\[ V_{${'i'.repeat(MANY)}} = 1 \\]`,
  'indices-nested.tex': `\\[ ${'V_{'.repeat(SOME)}i${'}'.repeat(SOME)} = 1 \\]`,
  'sums.txt': `∂ε/∂u = ${range(2000)
    .map(n => `Σ_i${n} `)
    .join('')}u`,
  // Depth and length
  'deep.txt': `∂ε/∂u = ${'('.repeat(SOME)}u${')'.repeat(SOME)}`,
  'deep-latex.tex': `\\[ ${SIGN} = ${'\\left('.repeat(SOME)}u${'\\right)'.repeat(SOME)} \\]`,
  'deep-open.tex': `\\[ ${'{'.repeat(MANY)}`,
  'deep-fractions.tex': `\\[ ${SIGN} = ${'\\frac{u}{'.repeat(5000)}u${'}'.repeat(5000)} \\]`,
  'deep-groups.tex': '\\begin{align}'.repeat(SOME),
  'deep-quotes.md': `${'> '.repeat(SOME)}$u = u$`,
  'deep-notebook.ipynb': '['.repeat(MANY),
  'terms.txt': `∂ε/∂u = ${'u + '.repeat(SOME)}u`,
  'factors.tex': `\\[ ${SIGN} = ${'U '.repeat(SOME)}u \\]`,
  'primes.txt': `∂ε/∂u = u${"'".repeat(SOME)}`,
  'rows.txt': '∂ε/∂u = ∂ε/∂q\n'.repeat(SOME),
  'rows-latex.tex': `\\begin{align*}${`${SIGN} &= u \\\\`.repeat(20_000)}\\end{align*}`,
  'chain.txt': `u${' = u'.repeat(SOME)}`,
  'spaces.tex': `\\[ u =${' '.repeat(MANY)}`,
  'dollars.md': '$'.repeat(MANY),
  'dollars-latex.tex': '$'.repeat(MANY),
  'backslashes.tex': '\\'.repeat(MANY),
  'texts.tex': '\\text{'.repeat(SOME),
  'ticks.md': '`'.repeat(SOME).split('').join(' '),
  // Numbers
  'powers.txt': "∂ε/∂u = (U*U')^1000000000*u\n∂ε/∂v = 10^1000000000*v",
  'towers.tex': String.raw`\[ 10^{10^{10}} = ${SIGN} \] \[ ${SIGN} = (1+u)^{10^{12}} u \]`,
  'numbers.txt': `∂ε/∂u = ${'9'.repeat(SOME)}*u`,
  'ranges.txt': '∂ε/∂u[i] = sum(k = 1..1000000000, u[i])\n∂ε/∂v[1000000000] = 1',
  'sizes.txt': '∂ε/∂u = ones(1000000, 1000000)*u\n∂ε/∂v = eye(1000000000)*v',
  'products.txt': `∂ε/∂u = ${'kron('.repeat(12)}U${', U)'.repeat(12)}`,
  // No text, no notebook
  'zip.tex': 'PK\u0003\u0004\0\0\0',
  'no-notebook.ipynb': '{"cells": [',
  'no-cells.ipynb': '{"cells": {"length": 1e9}}',
  'halves.ipynb': notebook(
    String.raw`["$\\frac{\\partial\\epsilon}{\\partial \ud800u} = \udc00$"]`,
  ),
  'nothing.md': '',
  // What other programs would run
  '<img src=x onerror=alert(1)>.txt': "∂ε/∂u = <script>alert('1')</script>",
  '=cmd|calc!A1.txt': '∂ε/∂u = =cmd|calc!A1',
  '\u001b[2J\u001b]0;owned\u0007.txt': '∂ε/∂u = \u001b[31mu\u001b[0m',
  '\u202egnp.txt': '∂ε/∂u = \u202eu',
  'two\nlines.txt': '∂ε/∂u = ::error::u',
  '__proto__.txt': '__proto__ = constructor',
}

const BYTES: Readonly<Record<string, Uint8Array>> = {
  'no-characters.txt': Uint8Array.from({ length: 10_000 }, (_, n) => 128 + (n % 128)),
  'no-characters-latex.tex': Buffer.from('\\[ u = \xff\xfe \\]', 'latin1'),
}
