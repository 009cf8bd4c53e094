import Fraction from 'fraction.js'
import { affine, minus as minusAffine, namesOf, ONE, plus } from '../core/affine.ts'
import { isDifferential } from '../core/change.ts'
import type { Form } from '../core/derivation.ts'
import type { Call, Expr, Grad, Table } from '../core/expr.ts'
import { besides, letterSource, type Names } from '../core/letters.ts'
import { sameSyntax } from '../core/nodes.ts'
import type { Members, Op } from '../core/op.ts'
import { isMatrix, isUnit, type Shape } from '../core/shape.ts'
import type { CallSyntax, LetterSyntax, Syntax } from '../core/syntax.ts'
import {
  type Entry,
  type Fresh,
  freshen,
  type Ix,
  type Pos,
  type Power,
  position,
  power,
  product,
  rational,
  type Slope,
  type Sum,
  substituteTerm,
  type Term,
  wideAxes,
} from '../core/term.ts'
import { quoteInfix } from './infix.ts'
import {
  affineSyntax,
  callOf,
  fraction,
  indexed,
  infix,
  minus,
  nameOf,
  negation,
  numeral,
  productOf,
  signedOf,
  sumOf,
} from './node.ts'

/** A form as it is written. `taken` are names that no new letter may have. */
export const quoteForm = (form: Form, taken: Names): Syntax => {
  if (form.level === 'index') return quoteTerm(form.term, besides(taken, namesOfLetters(form.free)))
  return hasTable(form.expr) ? quoteGeneralEntry(form.expr, taken) : quoteExpr(form.expr, taken)
}

/** One entry as it is written; entries of sums and functions are shown inside. */
export const quoteTerm = (term: Term, taken: Names): Syntax => {
  switch (term.kind) {
    case 'const':
      return fraction(term.value)
    case 'entry':
      return quoteEntry(term, taken)
    case 'slope':
      return quoteSlope(term, taken)
    case 'delta':
      return {
        kind: 'iverson',
        sign: '==',
        left: affineSyntax(term.a),
        right: affineSyntax(term.b),
      }
    case 'apply':
      return quoteCall(
        term.op,
        term.args.map(arg => quoteTerm(arg, taken)),
      )
    case 'power':
      return quotePower(term, taken)
    case 'product': {
      const opened = product(term.factors.map(factor => openProduct(factor, taken)))
      return opened.kind === 'product'
        ? quoteProduct(opened.factors, taken)
        : quoteTerm(opened, taken)
    }
    case 'total':
      return sumOf(term.terms.map(t => signedOf(quoteTerm(t, taken))))
    case 'sum':
      return quoteSum(term, taken)
  }
}

/** A whole as it is written. */
export const quoteExpr = (expr: Expr, taken: Names): Syntax => {
  switch (expr.kind) {
    case 'num':
      return fraction(expr.value)
    case 'var':
      return nameOf(expr.name)
    case 'grad':
      return derivativeOf(expr, nameOf(expr.of), nameOf(expr.by))
    case 'call': {
      const [body] = expr.args
      if (expr.op.over && body) return quoteSeries(expr.op.over, quoteExpr(body, taken))
      const shown = expr.op.shown?.(expr.args)
      if (shown) return quoteExpr(shown, taken)
      const args = expr.args.map(arg => quoteExpr(arg, taken))
      return quoteCall(expr.op, args, expr)
    }
    case 'table':
      return quoteTerm(expr.body, taken)
  }
}

/** Σ over members; the range of the families themselves is not written. */
const quoteSeries = ({ letter, isWhole }: Members, inner: Syntax): Syntax => {
  const { isNegative, syntax } = signedOf(inner)
  const letters = [isWhole ? { name: letter.name } : letterSyntax(letter)]
  const sum: Syntax = { kind: 'sum', letters, body: syntax }
  return isNegative ? negation(sum) : sum
}

/** A minus stands in front of the Σ. */
const quoteSum = ({ letters, body }: Sum, taken: Names): Syntax => {
  const inner = besides(taken, namesOfLetters(letters))
  const { isNegative, syntax } = signedOf(quoteTerm(body, inner))
  const sum: Syntax = { kind: 'sum', letters: letters.map(letterSyntax), body: syntax }
  return isNegative ? negation(sum) : sum
}

const namesOfLetters = (letters: readonly Ix[]): Names => new Set(letters.map(ix => ix.name))

const letterSyntax = ({ name, dim, first }: Ix): LetterSyntax =>
  first
    ? {
        name,
        from: affineSyntax(first),
        to: affineSyntax(minusAffine(plus(first, dim), affine(1))),
      }
    : { name }

const quotePower = ({ base, exponent }: Power, taken: Names): Syntax =>
  exponent.s < 0n
    ? infix('/', numeral(1), quoteTerm(power(base, exponent.neg()), taken))
    : infix('^', quoteTerm(base, taken), fraction(exponent))

/** An entry that is a product of entries, as that product. */
const openProduct = (term: Term, taken: Names): Term => {
  if (term.kind === 'product') return product(term.factors.map(f => openProduct(f, taken)))
  if (term.kind !== 'entry' || term.expr.kind !== 'call') return term
  const { op, args, attrs } = term.expr
  if (op.opens !== 'always' || isTurned(term.expr)) return term
  const fresh = freshBeside(term.at, taken)
  return openProduct(op.entry({ args, attrs, at: term.at, fresh }), taken)
}

/** Numbers first; factors to a negative power under one line. */
const quoteProduct = (factors: readonly Term[], taken: Names): Syntax => {
  const cut = uncancelledAt(factors, taken)
  if (cut > 0) {
    const [left, right] = [factors.slice(0, cut), factors.slice(cut)]
    return infix('*', quoteProduct(left, taken), quoteProduct(right, taken))
  }
  const under = factors.filter(isInverse)
  const [first, ...rest] = factors.filter(f => !isInverse(f))
  if (under.length > 0) return quoteRatio([...(first ? [first] : []), ...rest], under, taken)
  if (first?.kind === 'const' && first.value.equals(-1)) return minus(quoteProduct(rest, taken))
  return productOf(factors.map(f => quoteTerm(f, taken)))
}

/** Where what stands below a line comes again as a factor: it stays beside the line, to be cancelled. */
const uncancelledAt = (factors: readonly Term[], taken: Names): number =>
  factors.findIndex((factor, n) => {
    if (n === 0 || factor.kind === 'const') return false
    const before = factors.slice(0, n).filter(isInverse)
    const quoted = before.length > 0 ? quoteTerm(factor, taken) : undefined
    return before.some(({ base, exponent }) => {
      const below = quoteTerm(power(base, exponent.neg()), taken)
      return quoted !== undefined && sameSyntax(below, quoted)
    })
  })

const isInverse = (term: Term): term is Power => term.kind === 'power' && term.exponent.s < 0n

/** `-2*a/(3*b)`: the number's denominator joins the factors under the line. */
const quoteRatio = (over: readonly Term[], under: readonly Power[], taken: Names): Syntax => {
  const [first] = over
  const value = first?.kind === 'const' ? first.value : new Fraction(1)
  const others = first?.kind === 'const' ? over.slice(1) : over
  const top = product([rational(new Fraction(value.s * value.n)), ...others])
  const bottom = under.map(f => power(f.base, f.exponent.neg()))
  return infix(
    '/',
    quoteTerm(top, taken),
    quoteTerm(product([rational(new Fraction(value.d)), ...bottom]), taken),
  )
}

const quoteSlope = ({ of, ofAt, by, byAt }: Slope, taken: Names): Syntax => ({
  kind: 'derivative',
  of: quoteEntry({ kind: 'entry', expr: of, at: ofAt }, taken),
  by: quoteEntry({ kind: 'entry', expr: by, at: byAt }, taken),
})

const quoteEntry = ({ expr, at }: Entry, taken: Names): Syntax => {
  const places = placesOf(expr.shape, at)
  switch (expr.kind) {
    case 'num':
      return fraction(expr.value)
    case 'var':
      return indexed(nameOf(expr.name), places)
    case 'grad':
      return quoteGradEntry(expr, at)
    case 'call':
      return quoteCallEntry(expr, at, taken)
    case 'table':
      return quoteTerm(tableEntry(expr, at, taken), taken)
  }
}

const quoteGradEntry = (expr: Grad, at: readonly Pos[]): Syntax => {
  const { of, by, ofAxes, shape } = expr
  const over = indexed(nameOf(of), placesOf(shape.slice(0, ofAxes), at.slice(0, ofAxes)))
  const under = indexed(nameOf(by), placesOf(shape.slice(ofAxes), at.slice(ofAxes)))
  return derivativeOf(expr, over, under)
}

const derivativeOf = (grad: Grad, of: Syntax, by: Syntax): Syntax => {
  if (isDifferential(grad)) return { kind: 'differential', of }
  const { isTotal, isTurned } = grad
  return {
    kind: 'derivative',
    of,
    by,
    ...(isTurned ? { isTurned } : {}),
    ...(isTotal ? { total: true } : {}),
  }
}

const quoteCallEntry = (expr: Call, at: readonly Pos[], taken: Names): Syntax => {
  const { op, args, attrs } = expr
  const [body] = args
  if (op.over && body)
    return quoteSeries(op.over, quoteEntry({ kind: 'entry', expr: body, at }, taken))
  if (op.opens === undefined || op.opens === 'split' || isTurned(expr)) {
    return indexed(quoteExpr(expr, taken), placesOf(expr.shape, at))
  }
  const fresh = freshBeside(at, taken)
  return quoteTerm(op.entry({ args, attrs, at, fresh }), taken)
}

/** `U'[i, j]` stays as it is: that it is turned is what a step wants to show. */
const isTurned = ({ op, args: [arg] }: Call): boolean =>
  op.spelling.kind === 'postfix' &&
  arg !== undefined &&
  isMatrix(arg.shape) &&
  arg.kind !== 'table' &&
  (arg.kind !== 'call' || arg.op.opens === undefined)

const tableEntry = (table: Table, at: readonly Pos[], taken: Names): Term =>
  substituteTerm(
    freshen(table.body, freshBeside(at, taken)),
    new Map(table.letters.map((ix, n) => [ix.name, at[n] as Pos])),
  )

const freshBeside = (at: readonly Pos[], taken: Names): Fresh =>
  letterSource(besides(taken, new Set(at.flatMap(namesOf))))

const placesOf = (shape: Shape, at: readonly Pos[]): readonly Syntax[] =>
  wideAxes(shape, at).map(affineSyntax)

/** A call by the spelling of its operator; `call` has the arguments behind the printed ones. */
const quoteCall = (op: Op, args: readonly Syntax[], call?: Call): Syntax => {
  if (op.derivativeOf) return quoteDerivative(op, args)
  const [first = numeral(1)] = args
  switch (op.spelling.kind) {
    case 'negation':
      return minus(first)
    case 'postfix':
      return { kind: 'transposition', arg: first }
    case 'infix':
      return quoteInfix(op.spelling.sign, args, call)
    case 'call': {
      const attrs = call?.attrs.map(affineSyntax) ?? []
      const named = quoteNamed(op.spelling.names[0], [...args, ...attrs])
      return op.options && named.kind === 'call' ? { ...named, options: optionsOf(op) } : named
    }
  }
}

/** f′(x) and ∂_2 f(a, b) */
const quoteDerivative = (op: Op, args: readonly Syntax[]): Syntax => {
  const { root, primes, slot } = rootOf(op, args.length)
  return { kind: 'call', name: root, primes, slot, args, options: optionsOf(rootOp(op)) }
}

const optionsOf = ({ options = [] }: Op): CallSyntax['options'] =>
  options.map(({ name, value }) => ({ name, value: fraction(value) }))

const rootOp = (op: Op): Op => (op.derivativeOf ? rootOp(op.derivativeOf.op) : op)

/** The function behind its derivatives, and how often it was derived: ∂_1 of one argument is f′. */
const rootOf = (op: Op, count: number): { root: string; primes: number; slot: number } => {
  if (!op.derivativeOf) return { root: spelledName(op), primes: 0, slot: 0 }
  const { root, primes, slot } = rootOf(op.derivativeOf.op, count)
  const at = op.derivativeOf.slot
  const isOnly = at === 0 || (at === 1 && count === 1)
  return isOnly ? { root, primes: primes + 1, slot } : { root, primes, slot: at }
}

const spelledName = (op: Op): string =>
  (op.spelling.kind === 'call' ? op.spelling.names[0] : undefined) ?? op.name

/** `ones(m, n)`; a constant is its name, and what has no name (a size) its one attribute. */
const quoteNamed = (name: string | undefined, args: readonly Syntax[]): Syntax => {
  const [first] = args
  if (name === undefined) return first ?? numeral(1)
  return first ? callOf(name, args) : nameOf(name)
}

const hasTable = (expr: Expr): boolean =>
  expr.kind === 'table' ? expr.letters.length > 0 : expr.kind === 'call' && expr.args.some(hasTable)

/** A whole that has no matrix notation, by its general entry. */
const quoteGeneralEntry = (expr: Expr, taken: Names): Syntax => {
  const fresh = letterSource(taken)
  const at = expr.shape.map(dim => (isUnit(dim) ? ONE : position(fresh(dim))))
  const used = besides(taken, new Set(at.flatMap(namesOf)))
  return quoteTerm({ kind: 'entry', expr, at }, used)
}
