import type { Syntax } from './syntax.ts'

/** The expressions directly below, in order of the text; bounds of a sum before its body. */
export const parts = (syntax: Syntax): readonly Syntax[] => {
  switch (syntax.kind) {
    case 'numeral':
    case 'name':
      return []
    case 'call':
      return [...syntax.args, ...syntax.options.map(option => option.value)]
    case 'infix':
    case 'iverson':
      return [syntax.left, syntax.right]
    case 'negation':
    case 'transposition':
      return [syntax.arg]
    case 'indexed':
      return [syntax.base, ...syntax.at]
    case 'layered':
      return [syntax.at]
    case 'sum':
      return [
        ...syntax.letters.flatMap(l => [l.from, l.to]).filter(x => x !== undefined),
        syntax.body,
      ]
    case 'derivative':
      return [syntax.of, syntax.by]
  }
}

/** Names below that are bound by no sum inside, each once, in order of appearance. */
export const freeNamesIn = (syntax: Syntax, bound: ReadonlySet<string> = NONE): Set<string> => {
  const found = new Set<string>()
  collect(syntax, bound, found)
  return found
}

const NONE: ReadonlySet<string> = new Set()

const collect = (syntax: Syntax, bound: ReadonlySet<string>, found: Set<string>): void => {
  if (syntax.kind === 'name' && !bound.has(syntax.name)) found.add(syntax.name)
  const inner = syntax.kind === 'sum' ? new Set([...bound, ...lettersOf(syntax)]) : bound
  for (const part of parts(syntax)) collect(part, inner, found)
}

const lettersOf = (syntax: Extract<Syntax, { kind: 'sum' }>) => syntax.letters.map(l => l.name)
