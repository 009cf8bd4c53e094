import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with the text of a file, whatever it means. */
export const TEXT_PROBLEMS = {
  // The text as a whole
  'invalid-encoding': {
    says: 'this is not UTF-8 text',
    hint: 'save the file as UTF-8',
  },
  'file-too-long': {
    says: 'the file has more than {limit} characters',
    hint: 'split the network over several files',
  },
  'too-many-tokens': {
    says: 'the file has more than {limit} names, numbers and signs',
    hint: 'split the network over several files',
  },
  'empty-file': {
    says: 'there is nothing to read here',
    hint: 'write an equation such as `y = W*x + b`',
  },
  'too-many-problems': {
    says: 'more than {limit} problems; the rest of the file was not read',
    hint: 'repair these first',
  },
  // Characters and tokens
  'unreadable-character': {
    says: '`{character}` means nothing here',
    hint: 'take it away; `#` starts a comment',
  },
  'raised-or-lowered': {
    says: '`{character}` means nothing here',
    hint: 'write powers as `x^2` and entries as `x[1]`',
  },
  'stray-point': {
    says: 'this point belongs to no number and no sign',
    hint: "write `0.5` for a number and `X'` for a transposed matrix",
  },
  'invisible-character': {
    says: 'there is an invisible character here ({point})',
    hint: 'take it away',
  },
  'foreign-letter': {
    says: 'the name `{name}` has letters that are neither Latin nor Greek',
    hint: 'write names with a–z, Greek letters, digits and `_`',
  },
  'number-out-of-range': {
    says: 'the number `{number}` is too large, too small or too long',
    hint: 'use at most 100 digits and exponents from -300 to 300',
  },
  'unclosed-bracket': {
    says: 'this `{open}` is never closed',
    hint: 'write `{close}` where it ends',
  },
  'unopened-bracket': {
    says: 'this `{close}` closes nothing',
    hint: 'take it away or write `{open}` where it starts',
  },
  'mismatched-bracket': {
    says: '`{found}` cannot close `{open}`',
    hint: 'write `{close}`',
  },
  'too-deep': {
    says: 'brackets are nested more than {limit} deep',
    hint: 'name inner parts in equations of their own',
  },
  'statement-too-long': {
    says: 'this statement has more than {limit} names, numbers and signs',
    hint: 'name parts of it in equations of their own',
  },
  // Expressions
  'unexpected-token': {
    says: '`{found}` cannot stand here; {expected:kinds} was expected',
    hint: 'take it away, or end the statement before it with a new line or `;`',
  },
  'unexpected-end': {
    says: 'the statement ends too early; {expected:kinds} was expected',
    hint: 'complete it; inside brackets it may go on in the next line',
  },
  'missing-operand': {
    says: '`{found}` cannot stand here; {expected:kinds} was expected',
    hint: 'write a value before `{found}`, or take away what is too much',
  },
  'missing-sign': {
    says: '`{found}` needs a sign between its factors',
    hint: 'write `{repair}`',
  },
  'double-star': {
    says: '`**` is no sign of the language',
    hint: 'write a power with `^`, of each entry with `.^`',
  },
  'power-of-power': {
    says: '`{found}` needs brackets',
    hint: 'write `{left}` or `{right}`',
  },
  'bare-derivative': {
    says: '`{found}` needs brackets before `{sign}`',
    hint: 'write `({found}){sign}`',
  },
  'half-derivative': {
    says: '`∂` starts a derivative, which is not complete',
    hint: 'write `∂y/∂x` with a name, an entry or a bracket behind each `∂`',
  },
  'missing-summand': {
    says: 'this sum has letters but nothing to add up',
    hint: 'write `sum({letters}, …)`',
  },
  'bare-comparison': {
    says: 'a comparison is no value by itself',
    hint: 'write `[a {sign} b]`, which is 1 where it holds and 0 elsewhere; restrictions start with `assume`',
  },
  'second-equals': {
    says: 'a second `=` in one statement',
    hint: 'write one equation for each `=`; a comparison is written `==`',
  },
  'wrong-equals': {
    says: '`{found}` cannot stand here',
    hint: 'write `=`',
  },
  'equals-in-bracket': {
    says: '`=` cannot stand inside `[` and `]`',
    hint: 'write a comparison with `==`',
  },
  'called-value': {
    says: '`{found}` calls `{name}`, which is a value and no function',
    hint: 'for a product write `{repair}`',
  },
  // Statements
  'not-a-statement': {
    says: 'this is neither an equation nor a declaration',
    hint: 'write `name = …` to define something, `name : type` to declare it',
  },
  'loose-line': {
    says: 'a statement cannot start with `{found}`',
    hint: 'a statement goes on in the next line only inside brackets',
  },
  'left-side': {
    says: '`{found}` cannot stand left of `=`',
    hint: 'write a new name, an entry `h[j]` or a member `h{t}`; facts start with `assume` or `claim`',
  },
  'for-without-member': {
    says: '`for` belongs to a family of equations',
    hint: 'write the left side with its letter: `{name}{{letter}} = …`',
  },
  'family-letter': {
    says: '`for` ranges over `{letter}`, which is not the letter on the left',
    hint: 'write `{member}` with the same letter',
  },
  'missing-type': {
    says: 'a type is missing here',
    hint: 'write scalar, vector(n), row(n), matrix(m, n), tensor(a, b, …), index(n) or function',
  },
  'unknown-type': {
    says: '`{found}` is no type and no adjective',
    hint: 'types are scalar, vector, row, matrix, tensor, index and function; adjectives are {adjectives}',
  },
  'late-role': {
    says: '`{role}` stands before the name',
    hint: 'write `{repair}`',
  },
  'wrong-sizes': {
    says: '`{type}` has the wrong number of sizes',
    hint: 'write `{example}`',
  },
  'unknown-directive': {
    says: 'there is no directive `@{name}`',
    hint: 'directives are {known}',
  },
  'repeated-directive': {
    says: '`@{name}` stands twice',
    hint: 'keep one of them',
  },
  'empty-directive': {
    says: '`@{name}` says nothing',
    hint: 'write its text behind it on the same line',
  },
  'stray-directive': {
    says: '`@` cannot stand here',
    hint: 'write directives on lines of their own, and products with `*`',
  },
} satisfies Partial<Record<ProblemCode, Message>>
