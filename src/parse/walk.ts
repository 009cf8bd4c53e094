import type { Syntax } from '../core/syntax.ts'

/** The expressions directly inside one. */
export const parts = (syntax: Syntax): readonly Syntax[] => {
  switch (syntax.kind) {
    case 'numeral':
    case 'name':
      return []
    case 'call':
      return [...syntax.args, ...syntax.options.map(({ value }) => value)]
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
      return [...syntax.letters.flatMap(({ from, to }) => [from, to].filter(x => !!x)), syntax.body]
    case 'derivative':
      return [syntax.of, syntax.by]
  }
}
