import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** Texts of what is wrong with names, sizes, families and claims of a file that could be read. */
export const MEANING_PROBLEMS = {
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
    says: '`{name}` is {kind:kinds} here and {other:kinds} elsewhere',
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
    says: 'the family `{name}` is too long to be written out and verified: {what}',
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
    says: 'a network with a family such as `{name}` has no second or forward derivations yet',
    hint: 'leave out `--order` and `--mode`, or write the members out as equations of their own',
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
  'claim-space': {
    says: 'this is {found}',
    hint: 'write `: {found}` behind it, or leave the space out',
  },
  'entries-form': {
    says: '`entries` lists one vector, row or matrix',
    hint: 'write `entries(x)`, or `entries(x, axis=2)` for the entries of a vector beside each other',
  },
  'nabla-form': {
    says: '`nabla` is the gradient of a number by a name',
    hint: 'write `nabla(L, x)`, or `nabla(L)` where L is computed from one leaf',
  },
  'shorthand-call': {
    says: 'the shorthand `{name}` is called otherwise than it is defined',
    hint: "it takes {count}; of one argument `{name}'(x)` is the derivative",
  },
  'only-in-claims': {
    says: '`{name}` stands in claims alone',
    hint: 'say it in a `claim`',
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
