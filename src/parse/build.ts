import type { Infix } from '../core/op.ts'
import type {
  CallSyntax,
  Comparison,
  Derivative,
  Evaluated,
  Indexed,
  InfixSyntax,
  IversonSyntax,
  Layered,
  LetterSyntax,
  Name,
  Negation,
  Numeral,
  PointSyntax,
  Span,
  SumSyntax,
  Syntax,
  Transposition,
} from '../core/syntax.ts'
import type { Token } from './lexer.ts'

/** A pure function as nearley calls it: with what a rule has read, in order. */
type Action = (data: unknown[]) => unknown

/** Gives an action the types of what its rule has read. */
export const action =
  <T extends readonly unknown[]>(build: (data: T) => unknown): Action =>
  data =>
    build(data as unknown as T)

/** From the start of the first to the end of the last. */
export const over = (from: Placed, to: Placed): Span => ({ start: startOf(from), end: endOf(to) })
type Placed = Token | { readonly span?: Span }

const startOf = (placed: Placed): number =>
  ('span' in placed ? placed.span?.start : (placed as Token).start) ?? 0
const endOf = (placed: Placed): number =>
  ('span' in placed ? placed.span?.end : (placed as Token).end) ?? 0

export const none = action(() => [])
export const absent = action(() => undefined)
export const one = action(([first]: [unknown]) => [first])
export const append = action(([all, next]: [readonly unknown[], unknown]) => [...all, next])
/** The next member of a list with commas. */
export const more = action(([all, , next]: [readonly unknown[], Token, unknown]) => [...all, next])

type Options = CallSyntax['options']
type Letters = SumSyntax['letters']

export const number = action(
  ([token]: [Token]): Numeral => ({ kind: 'numeral', text: token.text, span: over(token, token) }),
)
export const name = action(
  ([token]: [Token]): Name => ({ kind: 'name', name: token.text, span: over(token, token) }),
)
export const member = action(
  ([name, , at, close]: [Token, Token, Syntax, Token]): Layered => ({
    kind: 'layered',
    name: name.text,
    at,
    span: over(name, close),
  }),
)
/** A bracket leaves nothing but a longer span. */
export const group = action(
  ([open, inner, close]: [Token, Syntax, Token]): Syntax => ({ ...inner, span: over(open, close) }),
)

export const infix = action(
  ([left, sign, right]: [Syntax, Token, Syntax]): InfixSyntax => power(left, sign, right, right),
)
export const negativePower = action(
  ([base, sign, minus, arg]: [Syntax, Token, Token, Syntax]): InfixSyntax =>
    power(base, sign, negative(minus, arg), arg),
)
export const positivePower = action(
  ([base, sign, , arg]: [Syntax, Token, Token, Syntax]): InfixSyntax => power(base, sign, arg, arg),
)

const power = (left: Syntax, sign: Token, right: Syntax, last: Syntax): InfixSyntax => ({
  kind: 'infix',
  sign: sign.text as Infix,
  left,
  right,
  span: over(left, last),
  ...(CROSSES.has(sign.value) && { isCrossed: true as const }),
})

/** Signs of products that claims print as they are written. */
const CROSSES: ReadonlySet<string> = new Set(['×'])

const negative = (minus: Token, arg: Syntax): Negation => ({
  kind: 'negation',
  arg,
  span: over(minus, arg),
})
export const negation = action(([minus, arg]: [Token, Syntax]) => negative(minus, arg))

export const transposition = action(
  ([arg, mark]: [Syntax, Token]): Transposition => ({
    kind: 'transposition',
    arg,
    span: over(arg, mark),
  }),
)
export const indexed = action(
  ([base, , at, close]: [Syntax, Token, readonly Syntax[], Token]): Indexed => ({
    kind: 'indexed',
    base,
    at,
    span: over(base, close),
  }),
)
/** `f'(x)|_{x = 2}` */
export const evaluated = action(
  ([of, , , at, close]: [Syntax, Token, Token, readonly PointSyntax[], Token]): Evaluated => ({
    kind: 'evaluated',
    of,
    at,
    span: over(of, close),
  }),
)
/** `lim(h -> 0, of)` */
export const limit = action(
  ([word, , by, , value, , of, close]: [
    Token,
    Token,
    Syntax,
    Token,
    Syntax,
    Token,
    Syntax,
    Token,
  ]): Evaluated => ({
    kind: 'evaluated',
    of,
    at: [pointOf(by, value)],
    isLimit: true,
    span: over(word, close),
  }),
)
export const point = action(
  ([of, , value]: [Syntax, Token, Syntax]): PointSyntax => pointOf(of, value),
)

const pointOf = (of: Syntax, value: Syntax): PointSyntax => {
  if (of.kind === 'indexed') return { ...pointOf(of.base, value), place: of.at }
  return { name: of.kind === 'name' ? of.name : '', value }
}

export const iverson = action(
  ([open, left, sign, right, close]: [Token, Syntax, Token, Syntax, Token]): IversonSyntax => ({
    kind: 'iverson',
    sign: sign.text as Comparison,
    left,
    right,
    span: over(open, close),
  }),
)

type Calling = [Token, readonly Token[], Token, readonly Syntax[], Token]
type CallingWith = [Token, readonly Token[], Token, readonly Syntax[], Token, Options, Token]

/** `grad(L, W)` is read as the derivative that it names. */
export const call = action(
  ([name, primes, , args, close]: Calling): CallSyntax | Derivative =>
    (primes.length === 0 && gradient(name, args, over(name, close))) ||
    called(name, args, [], over(name, close), primes.length),
)
export const callWith = action(
  ([name, primes, , args, , options, close]: CallingWith): CallSyntax =>
    called(name, args, options, over(name, close), primes.length),
)
export const slotCall = action(
  ([slot, called]: [Token, Syntax]): Syntax =>
    called.kind === 'call'
      ? { ...called, slot: Number(slot.text.slice(2)), span: over(slot, called) }
      : called,
)
export const option = action(([name, , value]: [Token, Token, Syntax]): Options[number] => ({
  name: name.text,
  value,
}))

const called = (
  name: Token,
  args: readonly Syntax[],
  options: Options,
  span: Span,
  primes = 0,
): CallSyntax => ({ kind: 'call', name: name.text, primes, slot: 0, args, options, span })

const gradient = (name: Token, args: readonly Syntax[], span: Span): Derivative | undefined => {
  const [of, by] = args
  const reads = name.text === 'grad' && args.length === 2 && of && by && isEntry(by)
  return reads ? { kind: 'derivative', of, by, total: true, span } : undefined
}

const isEntry = (syntax: Syntax): boolean =>
  syntax.kind === 'indexed'
    ? isEntry(syntax.base)
    : syntax.kind === 'name' || syntax.kind === 'layered'

/** The one function that also binds letters, where it does not. */
export const total = action(
  ([name, , arg, close]: [Token, Token, Syntax, Token]): CallSyntax =>
    called(name, [arg], [], over(name, close)),
)
export const totalWith = action(
  ([name, , arg, , options, close]: [Token, Token, Syntax, Token, Options, Token]): CallSyntax =>
    called(name, [arg], options, over(name, close)),
)
export const bounded = action(
  ([name, , letters, , body, close]: [Token, Token, Letters, Token, Syntax, Token]): SumSyntax =>
    sumOver(letters, body, over(name, close)),
)
export const summationOne = action(
  ([sign, letter, body]: [Token, Name, Syntax]): SumSyntax =>
    sumOver([{ name: letter.name }], body, over(sign, body)),
)
export const summationSeveral = action(
  ([sign, , letters, , body]: [Token, Token, readonly Name[], Token, Syntax]): SumSyntax =>
    sumOver(
      letters.map(({ name }) => ({ name })),
      body,
      over(sign, body),
    ),
)
export const letter = action(([name]: [Token]): LetterSyntax => ({ name: name.text }))
export const rangedLetter = action(
  ([name, , from, , to]: [Token, Token, Syntax, Token, Syntax]): LetterSyntax => ({
    name: name.text,
    from,
    to,
  }),
)

const sumOver = (letters: Letters, body: Syntax, span: Span): SumSyntax => ({
  kind: 'sum',
  letters,
  body,
  span,
})

export const derivative = action(
  ([sign, of, , , by]: [Token, Syntax, Token, Token, Syntax]): Derivative => ({
    kind: 'derivative',
    of,
    by,
    ...(sign.text === 'd' && { total: true }),
    span: over(sign, by),
    ...(sign.text === 'd' ? { total: true as const } : {}),
  }),
)
