import type { LetterSyntax, Syntax } from './syntax.ts'

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
      return syntax.and ? [syntax.at, syntax.and] : [syntax.at]
    case 'sum':
      return [
        ...syntax.letters.flatMap(l => [l.from, l.to]).filter(x => x !== undefined),
        syntax.body,
      ]
    case 'derivative':
      return [syntax.of, syntax.by]
    case 'differential':
      return [syntax.of]
    case 'evaluated':
      return [syntax.of, ...syntax.at.map(point => point.value)]
  }
}

/** The same node over other expressions below. */
export const mapParts = (syntax: Syntax, go: (part: Syntax) => Syntax): Syntax => {
  switch (syntax.kind) {
    case 'numeral':
    case 'name':
      return syntax
    case 'call': {
      const options = syntax.options.map(({ name, value }) => ({ name, value: go(value) }))
      return { ...syntax, args: syntax.args.map(go), options }
    }
    case 'infix':
    case 'iverson':
      return { ...syntax, left: go(syntax.left), right: go(syntax.right) }
    case 'negation':
    case 'transposition':
      return { ...syntax, arg: go(syntax.arg) }
    case 'indexed':
      return { ...syntax, base: go(syntax.base), at: syntax.at.map(go) }
    case 'layered':
      return { ...syntax, at: go(syntax.at), ...(syntax.and && { and: go(syntax.and) }) }
    case 'sum':
      return { ...syntax, letters: syntax.letters.map(l => mapRange(l, go)), body: go(syntax.body) }
    case 'derivative':
      return { ...syntax, of: go(syntax.of), by: go(syntax.by) }
    case 'differential':
      return { ...syntax, of: go(syntax.of) }
    case 'evaluated': {
      const at = syntax.at.map(point => ({ ...point, value: go(point.value) }))
      return { ...syntax, of: go(syntax.of), at }
    }
  }
}

const mapRange = (letter: LetterSyntax, go: (part: Syntax) => Syntax): LetterSyntax => ({
  ...letter,
  ...(letter.from && { from: go(letter.from) }),
  ...(letter.to && { to: go(letter.to) }),
})

/** Names below that are bound by no sum inside, each once, in order of appearance. */
export const freeNamesIn = (syntax: Syntax, bound: ReadonlySet<string> = NONE): Set<string> => {
  const found = new Set<string>()
  collect(syntax, bound, found)
  return found
}

const NONE: ReadonlySet<string> = new Set()

const collect = (syntax: Syntax, bound: ReadonlySet<string>, found: Set<string>): void => {
  if (syntax.kind === 'name' && !bound.has(syntax.name)) found.add(syntax.name)
  const own = syntax.kind === 'sum' ? lettersOf(syntax) : limitsOf(syntax)
  const inner = own.length > 0 ? new Set([...bound, ...own]) : bound
  for (const part of parts(syntax)) collect(part, inner, found)
}

const lettersOf = (syntax: Extract<Syntax, { kind: 'sum' }>) => syntax.letters.map(l => l.name)

/** Names that go to a limit. */
const limitsOf = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'evaluated' && syntax.isLimit ? syntax.at.map(({ name }) => name) : []
