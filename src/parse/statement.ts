import type {
  Adjective,
  Assumption,
  Claim,
  Declaration,
  EquationSyntax,
  FamilySyntax,
  IversonSyntax,
  Layered,
  Let,
  Name,
  Role,
  Shorthand,
  Syntax,
  TypeSyntax,
} from '../core/syntax.ts'
import { action, over } from './build.ts'
import type { Token } from './lexer.ts'

/** What stands in a pair of brackets. */
export const inner = action(([, inside]: [Token, unknown]) => inside)
export const textOf = action(([token]: [Token]) => token.text)

export const equation = action(
  ([name, letters, , body]: [Name, Names, Token, Syntax]): EquationSyntax => ({
    kind: 'equation',
    name,
    letters,
    body,
    span: over(name, body),
  }),
)

export const family = action(
  ([member, letters, , body, range]: [Layered, Names, Token, Syntax, Range]): FamilySyntax => ({
    kind: 'family',
    name: nameOf(member),
    at: member.at,
    letters,
    body,
    ...(range && { range }),
    span: over(member, range?.to ?? body),
  }),
)
type Names = readonly Name[]
type Range = FamilySyntax['range']

/** The name of a member, marked where the whole member stands. */
const nameOf = ({ name, span }: Layered): Name => ({ kind: 'name', name, ...(span && { span }) })

export const range = action(
  ([, letter, , from, , to]: [Token, Name, Token, Syntax, Token, Syntax]): Range => ({
    letter,
    from,
    to,
  }),
)

export const claim = action(
  ([word, left, sign, right, condition, space]: [
    Token,
    Syntax,
    Token,
    Syntax,
    IversonSyntax | undefined,
    TypeSyntax | undefined,
  ]): Claim => ({
    kind: 'claim',
    left,
    right,
    ...(sign.text === ':=' && { isDefining: true as const }),
    ...(condition && { condition }),
    ...(space && { space }),
    span: over(word, condition ?? right),
  }),
)

/** `let g(x) = x^2, h(x) = x + 1` */
export const letting = action(
  ([word, shorthands]: [Token, readonly Shorthand[]]): Let => ({
    kind: 'let',
    shorthands,
    span: over(word, shorthands.at(-1)?.body ?? word),
  }),
)
export const shorthand = action(
  ([name, params, sign, body, space]: [
    Name,
    Names,
    Token,
    Syntax,
    TypeSyntax | undefined,
  ]): Shorthand => ({
    name,
    params,
    body,
    ...(sign.text === ':=' && { isDefining: true as const }),
    ...(space && { space }),
  }),
)
export const space = action(([, type]: [Token, TypeSyntax]) => type)

/** `for i != j` */
export const condition = action(
  ([, left, sign, right]: [Token, Syntax, Token, Syntax]): IversonSyntax => ({
    kind: 'iverson',
    sign: sign.text as IversonSyntax['sign'],
    left,
    right,
    span: over(left, right),
  }),
)

export const assumption = action(
  ([word, left, sign, right]: [Token, Syntax, Token, Syntax]): Assumption => ({
    kind: 'assumption',
    sign: sign.text as Assumption['sign'],
    left,
    right,
    span: over(word, right),
  }),
)

/** The type and its adjectives, on their way into a declaration. */
interface Typed {
  readonly adjectives: readonly Adjective[]
  readonly type: TypeSyntax
}

export const declaration = action(
  ([role, names, , typed]: [Role | undefined, Names, Token, Typed]): Omit<Declaration, 'span'> => ({
    kind: 'declaration',
    ...(role && { role }),
    names,
    ...typed,
  }),
)

export const familyDeclaration = action(
  ([role, member, , typed]: [Role | undefined, Layered, Token, Typed]): Omit<
    Declaration,
    'span'
  > => ({
    kind: 'declaration',
    ...(role && { role }),
    names: [nameOf(member)],
    ...(member.at.kind === 'name' ? { letter: member.at } : { member: member.at }),
    ...typed,
  }),
)

export const typed = action(
  ([before, type, after]: [readonly Adjective[], TypeSyntax, readonly Adjective[]]): Typed => ({
    adjectives: [...before, ...after],
    type,
  }),
)

export const bareType = action(([token]: [Token]) => ({ kind: token.text }))
export const sizedType = action(([token, , size]: [Token, Token, Syntax]) => ({
  kind: token.text,
  sizes: [size],
}))
export const matrixType = action(
  ([, , m, , n]: [Token, Token, Syntax, Token, Syntax]): TypeSyntax => ({
    kind: 'matrix',
    sizes: [m, n],
  }),
)
export const tensorType = action(
  ([, , sizes]: [Token, Token, readonly Syntax[]]): TypeSyntax => ({ kind: 'tensor', sizes }),
)
export const functionType = action(
  ([, , args, , , result]: [
    Token,
    Token,
    readonly TypeSyntax[],
    Token,
    Token,
    TypeSyntax,
  ]): TypeSyntax => ({ kind: 'function', signature: { args, result } }),
)
