import type { ProblemCode } from '../core/problem.ts'
import type { Message } from './messages.ts'

/** Texts of what is wrong with names, sizes, shapes and entries of a file that could be read. */
export const MEANING_MESSAGES = {
  // Names
  'defined-twice': {
    says: '`{name}` is defined a second time',
    hint: 'give one of the two equations another name',
  },
  'declared-twice': {
    says: '`{name}` is declared a second time',
    hint: 'keep one of the declarations',
  },
  'name-clash': {
    says: '`{name}` is a {kind} here and a {other} elsewhere',
    hint: 'give one of them another name; sizes, values, functions and families share their names',
  },
  'name-of-function': {
    says: '`{name}` is a function of the language',
    hint: 'choose another name',
  },
  'unknown-name': {
    says: 'there is no `{name}` in this file',
    hint: 'declare it: `{name} : vector(n)`',
  },
  'misspelled-name': {
    says: 'there is no `{name}` in this file',
    hint: 'did you mean `{near}`?',
  },
  'unknown-function': {
    says: 'there is no function `{name}`',
    hint: 'declare it: `{name} : function`',
  },
  'misspelled-function': {
    says: 'there is no function `{name}`',
    hint: 'did you mean `{near}`?',
  },
  'option-not-available': {
    says: '`{option}` of `{name}` is not available yet',
    hint: 'write it out with sums or products',
  },
  'function-as-value': {
    says: '`{name}` is a function and needs its argument',
    hint: 'write `{name}(x)`',
  },
  loop: {
    says: 'these equations need each other: {loop}',
    hint: 'define one of them without the others',
  },
  'loss-not-defined': {
    says: 'no equation defines the loss `{name}`',
    hint: 'name the left side of an equation',
  },
  'loss-not-scalar': {
    says: 'the loss `{name}` is no scalar but a {shape}',
    hint: 'name a scalar: `@loss L`, or make one, such as `L = sum({name})`',
  },
  'no-equation': {
    says: 'this file has no equation',
    hint: 'write one, such as `y = W*x + b`',
  },
  'name-twice': {
    says: '`{name}` stands twice in this list',
    hint: 'keep one of them',
  },
  'unknown-layout': {
    says: 'there is no layout `{found}`',
    hint: 'layouts are {known}',
  },
  'wrong-base': {
    says: 'positions start at 0 or 1, not at `{found}`',
    hint: 'write `@base 0` or `@base 1`',
  },
  'empty-note': {
    says: 'the note on `{name}` says nothing',
    hint: 'write the caption behind the name',
  },
  'alias-form': {
    says: 'this is not an alias',
    hint: 'write `@alias name = form`, such as `@alias eps = \\mathcal E`',
  },
  // Sizes and types
  'not-a-size': {
    says: 'this is not a size',
    hint: 'sizes are whole numbers from 1, names, and sums of these such as `h - k + 1`',
  },
  'size-too-small': {
    says: 'a size cannot be {size}',
    hint: 'write a whole number from 1 or a name',
  },
  'not-a-member': {
    says: 'this does not say which member of the family is meant',
    hint: 'write the letter with a number, such as `h{t-1}`, or a fixed member such as `h{0}`',
  },
  'signature-type': {
    says: 'the function `{name}` takes and gives tensors only',
    hint: 'write scalar, vector(n), row(n), matrix(m, n) or tensor(a, b, …)',
  },
  'signature-sizes': {
    says: 'the signature of `{name}` needs all sizes',
    hint: 'write each size, such as `function(vector(n)) -> vector(k)`',
  },
  'adjective-not-square': {
    says: '`{name}` is a {shape} and cannot be {adjective}',
    hint: 'declare it as a square matrix: `{name} : {adjective} matrix(n, n)`',
  },
  'adjective-of-scalar': {
    says: '`{name}` is a scalar and cannot be {adjective}',
    hint: 'declare it as a vector: `{name} : {adjective} vector(n)`',
  },
  'not-as-declared': {
    says: '`{name}` is declared as {declared}, but its equation gives {found}',
    hint: 'change the declaration or the equation',
  },
  // Shapes
  'sum-shapes': {
    says: '{term} cannot be added to {sum}',
    hint: 'add equal shapes, a number or scalar, or a row or vector that fits the rows of a matrix',
  },
  'ambiguous-broadcast': {
    says: '{term} could be added to the rows or to the columns of {sum}',
    hint: 'write `{overRows}` for the rows or `{overColumns}` for the columns',
  },
  'product-sizes': {
    says: '{left} and {right} cannot be multiplied: {columns} columns meet {rows} rows',
    hint: 'transpose one of them, or write `.*` for a product of entries',
  },
  'product-of-vectors': {
    says: '{left} times {right} has no meaning',
    hint: 'write `{a} .* {b}` for products of entries, `dot({a}, {b})` for the inner and `{a} ⊗ {b}` for the outer product',
  },
  'product-of-tensors': {
    says: '`*` multiplies vectors and matrices, not {left} and {right}',
    hint: 'write the product with indices: `sum(k, A[i,k]*B[k,j,l])`',
  },
  'entrywise-sizes': {
    says: '`{sign}` needs equal shapes, not {left} and {right}',
    hint: 'transpose one of them, or write `*` for a matrix product',
  },
  'sign-shapes': {
    says: '`{sign}` does not take {left} and {right}',
    hint: 'it takes vectors and rows',
  },
  'division-by-array': {
    says: '`/` needs a scalar on the right, not {shape}',
    hint: 'write `./` to divide entry by entry, `inv(A)*x` for the inverse of a matrix',
  },
  'division-by-zero': {
    says: 'this divides by zero',
    hint: 'divide by something else',
  },
  'exponent-not-scalar': {
    says: 'an exponent must be a scalar, not {shape}',
    hint: 'for `exp` of each entry write `exp(x)`',
  },
  'power-of-vector': {
    says: 'only `{a}^2` is read of {shape}: its squared norm',
    hint: 'write `{a}.^3` for a power of each entry',
  },
  'power-of-matrix': {
    says: '`^` of {shape} has no meaning: it is not square',
    hint: 'write `{a}.^2` for the square of each entry, `norm2({a})^2` for the sum of squares',
  },
  'matrix-exponent': {
    says: 'a matrix takes whole numbers as exponents',
    hint: 'write `{a}^2`, `{a}^-1`, or `.^` for each entry',
  },
  'transposed-tensor': {
    says: '{shape} has more than two axes and cannot be transposed',
    hint: 'write its entries in the order you need',
  },
  'norm-inside-sum': {
    says: '`{a}^2` is already a scalar: the squared norm',
    hint: 'write `{name}({a}.^2)`',
  },
  'sum-of-scalar': {
    says: '`{name}` of a scalar is that scalar',
    hint: 'leave `{name}` out, or sum over letters: `sum(i, x[i])`',
  },
  'wrong-arguments': {
    says: '`{name}` does not take {given}',
    hint: 'it takes {accepted}',
  },
  'one-argument': {
    says: '`{name}` takes one argument, not {count}',
    hint: 'write `{name}(x)`',
  },
  'wrong-sizes-of-function': {
    says: '`{name}` does not take these sizes',
    hint: 'write one size, or two for a matrix where it has rows and columns',
  },
  'no-prime': {
    says: "`{name}'` has no meaning: `{name}` is no function of single entries",
    hint: 'write `∂_1 {name}(x)` for the derivative by its first argument',
  },
  'no-such-slot': {
    says: '`{name}` has {count} arguments here, so there is no argument {slot}',
    hint: 'count the arguments from 1',
  },
  // Entries
  'unbound-letter': {
    says: 'the index letter `{name}` is bound nowhere',
    hint: 'write it on the left side, `y[{name}] = …`, or sum over it: `sum({name}, …)`',
  },
  'value-as-position': {
    says: '`{name}` is a value and no position',
    hint: 'positions are index letters, sizes, whole numbers and names declared as `index(n)`',
  },
  'not-a-position': {
    says: 'this is not a position',
    hint: 'positions are sums of letters, sizes and whole numbers, such as `i + k - 1`',
  },
  'position-count': {
    says: '{shape} has {count} axes, not {given}',
    hint: 'write one position for each axis',
  },
  'position-outside': {
    says: 'this position lies outside: the axis has {size} entries, from {first} on',
    hint: 'count positions from {first}',
  },
  'letter-as-value': {
    says: 'the index letter `{name}` is no value',
    hint: 'letters stand in positions, such as `x[{name}]`',
  },
  'index-as-value': {
    says: '`{name}` is a position and no value',
    hint: 'write it in a position, such as `x[{name}]`',
  },
  'letter-inside': {
    says: 'an index letter cannot stand inside this',
    hint: 'write the expression entry by entry',
  },
  'array-beside-entries': {
    says: 'a function of entries and of a whole {shape} at once is not available yet',
    hint: 'give the function scalars only, or whole arrays only',
  },
  'entry-expected': {
    says: 'this is a {shape}; an entry is needed here',
    hint: 'write an entry such as `{a}[i]`',
  },
  'letter-without-range': {
    says: 'nothing tells how far the letter `{letter}` goes',
    hint: 'let it stand alone in a position, or write `sum({letter} = 1..n, …)`',
  },
  'letter-unclear-range': {
    says: 'the entries do not tell how far the letter `{letter}` goes',
    hint: 'declare the name on the left with its sizes',
  },
  'letter-two-ranges': {
    says: 'the letter `{letter}` goes to {first} elsewhere and to {second} here',
    hint: 'use another letter, or equal sizes',
  },
  'empty-range': {
    says: 'this range is empty',
    hint: 'write the smaller end first',
  },
  'repeated-letter': {
    says: 'the letter `{letter}` stands twice on the left side',
    hint: 'use a letter for each axis',
  },
  'letter-count': {
    says: '`{name}` is declared as {declared}, but has {given} letters here',
    hint: 'write one letter for each axis',
  },
  'comparison-of-letters': {
    says: 'letters can only be compared by `==`',
    hint: 'write `sum(i = 1..k, …)` to restrict a range',
  },
  'letter-hides-name': {
    says: 'the letter `{letter}` is also a name; the name is hidden here',
    hint: 'write another letter; it is shown as `{shown}`',
  },
  'entries-outside': {
    says: 'some entries that `{name}` asks for lie outside; they count as 0',
    hint: 'shorten the ranges if that is not meant',
  },
  // Families, derivatives, claims and assumptions
  'family-without-loss': {
    says: 'there is no loss to derive: a member of a family such as `{name}` is none by itself',
    hint: 'add an equation for a scalar, such as `L = sum(t, …)`',
  },
  'member-unknown': {
    says: 'nothing says what this member of `{name}` is',
    hint: 'declare its shape, as `{name}{0} : vector(n)`',
  },
  'series-moves': {
    says: 'a sum whose range changes with `{letter}` cannot be derived yet',
    hint: 'write it as a family of its own: `s{t} = s{t-1} + …`',
  },
  'place-unknown': {
    says: '`{letter}` is neither the letter of a family here nor a size',
    hint: 'write a number, a length, or the letter after `for`, as in `{name}{t-1}`',
  },
  'member-without-range': {
    says: 'for which `{letter}` this holds is not said',
    hint: 'add the range: `for {letter} = 1..…`; each statement has its own',
  },
  'ranges-unordered': {
    says: 'which members of `{name}` stand where depends on which of two lengths is larger',
    hint: 'give the families one length, or let their ranges differ by numbers',
  },
  'family-too-long': {
    says: 'the family `{name}` cannot be written out to be verified: {what}',
    hint: 'mention members within {near} places of an end of the range',
  },
  'family-type': {
    says: 'members of a family cannot be declared as `{type}` yet',
    hint: 'write them as values: a class as a `onehot vector`',
  },
  'family-not-solved': {
    says: 'a network with a family such as `{name}` cannot be solved yet',
    hint: 'write the members out as equations of their own',
  },
  'family-not-exported': {
    says: 'a network with a family such as `{name}` cannot be run as a program yet',
    hint: 'write the members out as equations of their own',
  },
  'family-gradients-only': {
    says: 'a network with a family such as `{name}` has no second or forward derivations and no other layout yet',
    hint: 'leave out `--order`, `--mode` and the layout, or write the members out as equations of their own',
  },
  'series-without-range': {
    says: 'over which members `{letter}` runs here is not clear',
    hint: 'write the range: `sum({letter} = 1..T, …)`',
  },
  'derivative-in-equation': {
    says: 'a derivative cannot stand in an equation',
    hint: 'state it with `claim`',
  },
  'derivative-by': {
    says: 'a derivative is taken by a name or an entry',
    hint: 'name the expression in an equation of its own',
  },
  'not-drawable': {
    says: 'cannot draw instances of this',
    hint: "assume `sum(x) = 1`, a comparison of a leaf or its entry with a number, or what an adjective says, such as `A' = A`",
  },
  'claim-shapes': {
    says: '{left} cannot equal {right}',
    hint: 'both sides of a claim have one shape',
  },
  'not-a-leaf': {
    says: '`{name}` is defined by an equation and cannot be {word}',
    hint: 'take `{word}` away, or the equation',
  },
  'value-as-family': {
    says: '`{name}` is one value and no family',
    hint: 'write `{name}`, or define the family: `{name}{t} = … for t = 1..T`',
  },
  'family-as-value': {
    says: '`{name}` is a family; one of its members is needed here',
    hint: 'write the member: `{name}{t}`',
  },
} satisfies Partial<Record<ProblemCode, Message>>
