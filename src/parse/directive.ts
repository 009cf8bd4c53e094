import { type Problem, problem } from '../core/problem.ts'
import type { Directive, Statement } from '../core/syntax.ts'
import type { Token } from './lexer.ts'

/** The directives of the language, and whether each may stand more than once. */
const DIRECTIVES: ReadonlyMap<string, 'once' | 'often'> = new Map([
  ['alias', 'often'],
  ['base', 'once'],
  ['detail', 'once'],
  ['formula', 'often'],
  ['lang', 'once'],
  ['layout', 'once'],
  ['loss', 'once'],
  ['note', 'often'],
  ['space', 'often'],
  ['style', 'once'],
  ['title', 'once'],
  ['wrt', 'once'],
])

/** Reads `@name text`; a `#` behind a blank starts a comment. */
export const directive = ({ value, start }: Token): Directive => {
  const line = value.replace(/(?<=\s)#.*$/u, '').trimEnd()
  const name = line.match(/^@(\S*)/u)?.[1] ?? ''
  const text = line.slice(1 + name.length).trimStart()
  const end = start + line.length
  return {
    kind: 'directive',
    name,
    text,
    span: { start, end },
    textSpan: { start: end - text.length, end },
  }
}

/** Directives that do not exist, say nothing, or say something twice. */
export const directiveProblems = (statements: readonly Statement[]): readonly Problem[] => {
  const seen = new Set<string>()
  return statements.flatMap(statement => {
    if (statement.kind !== 'directive') return []
    const found = directiveProblem(statement, seen)
    seen.add(statement.name)
    return found
  })
}

const directiveProblem = (
  { name, text, span }: Directive,
  seen: ReadonlySet<string>,
): readonly Problem[] => {
  const head = { start: span.start, end: span.start + 1 + name.length }
  const times = DIRECTIVES.get(name)
  const known = [...DIRECTIVES.keys()].map(one => `@${one}`).join(' ')
  if (times === undefined) return [problem('unknown-directive', head, { name, known })]
  if (text === '') return [problem('empty-directive', head, { name })]
  return times === 'once' && seen.has(name) ? [problem('repeated-directive', head, { name })] : []
}
