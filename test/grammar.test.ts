import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chain, Member } from '../src/core/script.ts'
import { parseChain } from '../src/parse/chain.ts'
import { decodeSource } from '../src/parse/decode.ts'
import { parseExpression } from '../src/parse/expression.ts'
import { scan } from '../src/parse/lexer.ts'
import { parseNetwork } from '../src/parse/network.ts'
import { printStatement, printText } from '../src/render/text.ts'
import { formatProblem, MESSAGES } from './support/english.ts'
import { caseFiles, casesIn, withResults } from './support/parse-cases.ts'
import { lineOf, treeOf } from './support/parse-tree.ts'
import { nestedTrees, syntaxTrees, withoutSpans } from './support/parse-trees.ts'

const FOLDER = 'test/cases/parse'
/** Names that the expressions of the cases know, so that `dp/dV` is a derivative. */
const KNOWN = new Set(['L', 'W', 'p', 'V', 'x', 'epsilon', 'd_x'])

const readExpression = (source: string): string => {
  const { syntax, problems } = parseExpression(source, KNOWN)
  const told = problems.map(problem => formatProblem(problem, source, 'text'))
  return [...(syntax ? [treeOf(syntax), printText(syntax)] : []), ...told].join('\n')
}

const readNetwork = (source: string): string => {
  const { statements, problems } = parseNetwork(source)
  const told = problems.map(problem => formatProblem(problem, source, 'net.eq'))
  return [...statements.map(lineOf), ...told].join('\n')
}

const readChain = (source: string): string => {
  const { chains } = parseChain(source, CHAIN_KNOWN)
  const problems = chains
    .flatMap(chain => chain.members)
    .flatMap(member => (member.kind === 'unread' ? [member.problem] : []))
  const told = problems.map(problem => formatProblem(problem, source, 'chain.txt'))
  return [...chains.map(chainLines), ...told].join('\n')
}

const CHAIN_KNOWN = new Set(['p', 'q', 'y', 'V', 'U', 'x', 'epsilon'])

const chainLines = ({ members, signs }: Chain): string => {
  const lines = members.map((member, n) => {
    const reason = signs[n]?.reason
    return memberText(member) + (reason ? ` {${reason}}` : '')
  })
  return `${signs[0]?.kind === 'define' ? 'define' : 'chain'}: ${lines.join('\n  = ')}`
}

const memberText = (member: Member): string => {
  if (member.kind === 'dots' || member.kind === 'listing') return member.kind
  if (member.kind === 'unread') return `unread \`${member.text}\``
  return member.readings.map(reading => printText(reading)).join(' or ')
}

const READERS: Readonly<Record<string, (source: string) => string>> = {
  chain: readChain,
  expression: readExpression,
  network: readNetwork,
}

const expectReadsBack = (text: string): void => {
  const { syntax, problems } = parseExpression(text, KNOWN)
  expect(problems, text).toEqual([])
  if (!syntax) throw new Error(`nothing read of ${text}`)
  const printed = printText(syntax)
  expect(withoutSpans(parseExpression(printed, KNOWN).syntax), printed).toEqual(
    withoutSpans(syntax),
  )
  expect(printText(syntax)).toBe(printed)
}

describe.each(caseFiles(FOLDER))('%s', path => {
  test('reads as written', async () => {
    const read = READERS[path.match(/([a-z]+)[^/]*$/)?.[1] ?? ''] ?? readNetwork
    await expect(withResults(path, read)).toMatchFileSnapshot(`../${path}`)
  })
})

describe('printing', () => {
  test('what is printed reads back as the same tree', () => {
    const property = fc.property(syntaxTrees, tree => {
      const text = printText(tree)
      const { syntax, problems } = parseExpression(text)
      expect(problems, text).toEqual([])
      expect(withoutSpans(syntax), text).toEqual(tree)
    })
    fc.assert(property, { seed: 1, numRuns: 1500 })
  })

  test('every expression in every other in every other reads back', () => {
    for (const tree of nestedTrees) {
      const text = printText(tree)
      const { syntax } = parseExpression(text)
      if (!syntax || treeOf(syntax) !== treeOf(tree)) expect.fail(`${text} of ${treeOf(tree)}`)
    }
  })

  test.each(caseFiles(FOLDER).filter(path => /statements|precedence|derivative/.test(path)))(
    'of %s',
    path => {
      for (const { source } of casesIn(path)) {
        if (path.includes('expression')) expectReadsBack(source)
        else for (const body of bodiesOf(source)) expectReadsBack(printText(body))
      }
    },
  )

  const networks = existsSync('derivations')
    ? readdirSync('derivations').filter(file => file.endsWith('.eq'))
    : []
  test.each(networks)('of derivations/%s', file => {
    const { statements, problems } = parseNetwork(readFileSync(`derivations/${file}`, 'utf8'))
    expect(problems).toEqual([])
    const equations = statements.filter(statement => statement.kind === 'equation')
    const printed = equations.map(printStatement).join('\n')
    expect(withoutSpans(parseNetwork(printed).statements)).toEqual(withoutSpans(equations))
  })
})

const bodiesOf = (source: string) =>
  parseNetwork(source).statements.flatMap(statement =>
    statement.kind === 'equation' || statement.kind === 'family' ? [statement.body] : [],
  )

describe('bad input', () => {
  const told = (source: string): string[] =>
    parseNetwork(source).problems.map(problem => formatProblem(problem, source, 'net.eq'))

  const codes = (source: string): string[] => parseNetwork(source).problems.map(({ code }) => code)

  test.each([
    ['nested brackets', `y = ${'('.repeat(10_000)}x${')'.repeat(10_000)}`, ['too-deep']],
    ['open brackets', `y = ${'('.repeat(10_000)}\nz = 1`, ['too-deep']],
    ['a line of 5 MB', `y = ${'x + '.repeat(1_250_000)}x`, ['file-too-long']],
    ['a long statement', `y = x${' + x'.repeat(10_000)}`, ['statement-too-long']],
    ['many tokens', 'y = x\n'.repeat(60_000), ['too-many-tokens']],
    ['a NUL byte', 'y = x\0', ['invisible-character']],
    ['half a character', 'y = \ud800x', ['invisible-character']],
    ['nothing', '', ['empty-file']],
    ['signs before a value', `y = ${'-'.repeat(1900)}x`, []],
    [
      'an error a line',
      'y = 2x\n'.repeat(2000),
      [...Array(100).fill('missing-sign'), 'too-many-problems'],
    ],
    [
      'an open bracket a line',
      'y = (x\n'.repeat(2000),
      [...Array(100).fill('unclosed-bracket'), 'too-many-problems'],
    ],
  ])('%s', (_, source, expected) => {
    expect(codes(source)).toEqual(expected)
  })

  test('a long line is cut around the spot', () => {
    expect(told(`y = ${'abc + '.repeat(100)}2x${' + abc'.repeat(100)}`)).toEqual([
      [
        'net.eq:1:605: `2x` needs a sign between its factors',
        `  …${'abc + '.repeat(10)}2x${' + abc'.repeat(9)} + a…`,
        `  ${' '.repeat(61)}^^`,
        '  hint: write `2*x`',
      ].join('\n'),
    ])
  })

  test('any text is read or told, never thrown', () => {
    const pieces = fc.constantFrom(
      ...['x', 'f', 'sum(', '2', '.', '..', "'", '^', '^T', '*', '-', '(', ')', '[', ']', '{', '}'],
      ...[',', '=', ':', ';', '\n', ' ', '∂', '/', 'Σ_', '∂_2 ', 'for', '@', 'claim ', 'assume '],
      ...['input ', 'matrix', 'function', '->', '<', '==', '\0', 'ε', '⊗', '⊙', '#', '\ud800'],
    )
    const property = fc.property(fc.array(pieces, { maxLength: 25 }), words => {
      const source = words.join('')
      const problems = [
        ...parseNetwork(source).problems,
        ...parseExpression(source, KNOWN).problems,
      ]
      for (const { code, values, span } of problems) {
        expect(span.start <= span.end && span.end <= source.length, code).toBe(true)
        const { says, hint } = MESSAGES[code]
        const needed = [...`${says} ${hint}`.matchAll(/\{(\w\w+)/g)].map(([, name]) => name)
        expect(Object.keys(values)).toEqual(expect.arrayContaining(needed))
        expect(formatProblem({ code, values, span }, source, 'text')).not.toContain('undefined')
      }
    })
    fc.assert(property, { seed: 1, numRuns: 2000 })
  })

  test('a text without letters of other alphabets is read as beside them', () => {
    const parts = [...' \n\t#@\'^TtxX_09.e-+*/(){}[],;:<=>!$~"', 'sum(', '^T', 'for', '1..2', '.*']
    const property = fc.property(fc.array(fc.constantFrom(...parts)), chosen => {
      const text = `${chosen.join('')}\n`
      const beside = scan(`${text}é`, 1000)
      expect(scan(text, 1000)).toEqual(beside.slice(0, -1))
    })
    fc.assert(property, { seed: 1, numRuns: 2000 })
  })

  test('two thousand equations with one error in the middle', () => {
    const lines = Array.from({ length: 2000 }, (_, n) => `y${n + 1} = sigma(V${n}*y${n} + v${n})`)
    const source = lines.with(1000, 'y1001 = 2x').join('\n')
    const { statements } = parseNetwork(source)
    expect(statements).toHaveLength(1999)
    expect(told(source).map(line => line.split('\n')[0])).toEqual([
      'net.eq:1001:9: `2x` needs a sign between its factors',
    ])
  })

  test('bytes that are no UTF-8', () => {
    const bytes = Uint8Array.from([...Buffer.from('y = ε\nz = '), 0xff, 0x78])
    const { text, problem } = decodeSource(bytes)
    expect(problem && formatProblem(problem, text, 'net.eq')).toBe(
      [
        'net.eq:2:5: this is not UTF-8 text',
        '  z = �x',
        '      ^',
        '  hint: save the file as UTF-8',
      ].join('\n'),
    )
    expect(decodeSource(Buffer.from('\ufeffy = ε'))).toEqual({ text: 'y = ε' })
    expect(decodeSource(Uint8Array.from([0x79, 0xce])).problem?.span.start).toBe(1)
  })
})

test('the generated parser is up to date', () => {
  const made = execFileSync(
    process.execPath,
    ['node_modules/nearley/bin/nearleyc.js', 'grammar/network.ne'],
    { encoding: 'utf8' },
  )
  expect(readFileSync('src/parse/network.generated.ts', 'utf8')).toBe(made)
})
