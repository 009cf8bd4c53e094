import type {
  Declaration,
  Name,
  Shorthand,
  Statement,
  Syntax,
  TypeSyntax,
} from '../../src/core/syntax.ts'

/** A tree with every bracket written, operator first: `(+ (* V x) v)`. */
export const treeOf = (syntax: Syntax): string => {
  switch (syntax.kind) {
    case 'numeral':
      return syntax.text
    case 'name':
      return syntax.name
    case 'call': {
      const slot = syntax.slot > 0 ? `∂_${syntax.slot} ` : ''
      const options = syntax.options.map(({ name, value }) => `${name}=${treeOf(value)}`)
      const head = slot + syntax.name + "'".repeat(syntax.primes)
      return list('call', head, ...syntax.args.map(treeOf), ...options)
    }
    case 'infix':
      return list(syntax.sign, treeOf(syntax.left), treeOf(syntax.right))
    case 'negation':
      return list('neg', treeOf(syntax.arg))
    case 'transposition':
      return list('transpose', treeOf(syntax.arg))
    case 'indexed':
      return list('at', treeOf(syntax.base), ...syntax.at.map(treeOf))
    case 'layered':
      return list('member', syntax.name, treeOf(syntax.at))
    case 'sum': {
      const letters = syntax.letters.map(({ name, from, to }) =>
        from && to ? `${name}=${treeOf(from)}..${treeOf(to)}` : name,
      )
      return list('sum', letters.join(','), treeOf(syntax.body))
    }
    case 'derivative':
      return list('∂', treeOf(syntax.of), treeOf(syntax.by))
    case 'differential':
      return list('d', treeOf(syntax.of))
    case 'evaluated':
      return list(
        syntax.isLimit ? 'lim' : '|',
        treeOf(syntax.of),
        ...syntax.at.map(p => `${p.name}=${treeOf(p.value)}`),
      )
    case 'iverson':
      return list(`[${syntax.sign}]`, treeOf(syntax.left), treeOf(syntax.right))
  }
}

const list = (...items: readonly string[]): string => `(${items.join(' ')})`

/** One line for a statement. */
export const lineOf = (statement: Statement): string => {
  switch (statement.kind) {
    case 'directive':
      return `directive ${statement.name}: ${statement.text}`
    case 'declaration':
      return declarationLine(statement)
    case 'equation':
      return `equation ${entry(statement.name, statement.letters)} = ${treeOf(statement.body)}`
    case 'family': {
      const { name, at, letters, body, range } = statement
      const over = range
        ? ` for ${range.letter.name} = ${treeOf(range.from)}..${treeOf(range.to)}`
        : ''
      const head = `${name.name}{${treeOf(at)}}${lettersOf(letters)}`
      return `family ${head} = ${treeOf(body)}${over}`
    }
    case 'claim': {
      const { left, right, space } = statement
      return `claim ${treeOf(left)} = ${treeOf(right)}${space ? ` : ${typeOf(space)}` : ''}`
    }
    case 'let':
      return `let ${statement.shorthands.map(shorthandText).join(', ')}`
    case 'assumption':
      return `assume ${treeOf(statement.left)} ${statement.sign} ${treeOf(statement.right)}`
  }
}

const shorthandText = ({ name, params, body, space }: Shorthand): string => {
  const args = params.length > 0 ? `(${params.map(param => param.name).join(', ')})` : ''
  return `${name.name}${args} = ${treeOf(body)}${space ? ` : ${typeOf(space)}` : ''}`
}

const declarationLine = ({
  role,
  names,
  letter,
  member,
  adjectives,
  type,
}: Declaration): string => {
  const at = letter ? `{${letter.name}}` : member ? `{${treeOf(member)}}` : ''
  const head = ['declare', role, names.map(({ name }) => name).join(', ') + at, ':']
  return [...head, ...adjectives, typeOf(type)].filter(word => word !== undefined).join(' ')
}

const typeOf = (type: TypeSyntax): string => {
  if (type.kind === 'function') {
    const { args, result } = type.signature ?? {}
    return args && result
      ? `function(${args.map(typeOf).join(', ')}) -> ${typeOf(result)}`
      : 'function'
  }
  const sizes = 'sizes' in type ? type.sizes : undefined
  return sizes ? `${type.kind}(${sizes.map(treeOf).join(', ')})` : type.kind
}

const entry = ({ name }: Name, letters: readonly Name[]): string => name + lettersOf(letters)

const lettersOf = (letters: readonly Name[]): string =>
  letters.length > 0 ? `[${letters.map(({ name }) => name).join(',')}]` : ''
