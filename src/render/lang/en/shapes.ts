import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** Texts of what is wrong with shapes and entries of a file that could be read. */
export const SHAPE_PROBLEMS = {
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
    hint: 'it takes {accepted:types}',
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
  'only-apart': {
    says: 'this holds only where `{first}` and `{second}` differ',
    hint: 'say so, or write the case `{first}` = `{second}` as well',
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
  'letters-unlike': {
    says: '`{left}` goes to {first} and `{right}` to {second}, so that this is no Kronecker delta',
    hint: 'say what the sign stands for: `\\delta_{ij} := …`',
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
} satisfies Partial<Record<ProblemCode, Message>>
