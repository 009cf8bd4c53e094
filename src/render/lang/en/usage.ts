import type { UsageCode } from '../../../core/usage.ts'

/** What is said of options, files and numbers, of refusals and of the command's own failures. */
export const USAGE: Readonly<Record<UsageCode, string>> = {
  // Names that do not exist
  'no-such-format': 'no such format: {name}',
  'no-such-style': 'no such style: {name}',
  'no-such-language': 'no such language: {name}',
  'no-such-layout': 'no such layout: {name}',
  'no-such-detail': 'no such detail: {name}',
  'no-such-mode': 'no such mode: {name}',
  'no-such-order': 'no such order: {name}',
  'no-such-reporter': 'no such reporter: {name}',
  'no-such-equation': 'no such equation: {name}',
  'no-such-name': 'no such name: {name}',
  'no-such-code': 'no such code: {name}',
  'no-such-shell': 'no such shell: {name}',
  'no-such-start': 'nothing to start from is called {name}',
  'no-such-example': 'no such example: {name}',
  // What cannot be asked for
  'alias-unprintable': 'the alias of {name} cannot be printed: {latex}',
  'style-clash':
    '{name} and {other} would both be written {latex}: change one of them below [signs] of the style',
  'formula-unprintable': 'the formula cannot be printed: {latex}',
  'is-the-loss': '{name} is the loss itself',
  'is-a-position': '{name} is a position: there is no derivative by it',
  'no-values-in-format': 'the format {name} takes no values',
  'python-no-forward': 'a module of Python has no forward derivations: leave out --mode',
  undrawable: 'no value of {name} is all that the file says of it',
  'member-not-derived': 'there is no derivation by {name} of its own',
  'second-needs-scalar': 'second derivatives need a scalar, and {name} is none',
  'second-of-several':
    'a second derivative of a function of several arguments cannot be written yet',
  'slope-in-equation': 'a derivative inside an equation cannot be derived yet',
  'slope-of-entries': '{name} of several entries cannot be derived yet',
  // Numbers for the leaves
  'families-without-values': 'families take no values yet',
  'function-without-values': '{name} is unknown: it has no values',
  'no-leaf': '{name} is no leaf of this network',
  'leaf-without-value': 'there is no value for {name} : {type}',
  'value-type': 'the value of {name} is no {type}',
  'size-not-given': 'the size {name} follows from no leaf: give it, as {name} = 3',
  'value-size': 'the value of {name} : {type} is {found}, but the other leaves make it {wanted}',
  'position-range': '{name} is a position from {first} to {last}, not {found}',
  'values-json': 'the values are no JSON',
  'values-line': 'line {line} of the values is not of the form name = value, as x = [1, 2.5]',
  'values-twice': 'line {line} of the values: {name} has a value already',
  'values-number': 'line {line} of the values: not a number or a list, as [1, 2.5]',
  'value-number': 'the value of {name} is no number and no list of numbers',
  // Modules of Python
  'export-places': 'members of {name} stand at places that cannot be written in Python yet',
  'export-order':
    'members of {name} and others follow each other in no one direction, which cannot be written in Python yet',
  'export-no-equation': 'there is no equation to write in Python',
  'export-name': '{name} is no name in Python',
  'export-unknown': 'there is no {name} to write',
  'export-no-value': 'there is no value for {name}',
  'export-size': 'the size {name} is not known where it is needed',
  'export-formula': '{name} has no formula that could be written in Python',
  'export-operator': '{name} cannot be written in Python yet',
  'export-gradient': 'the gradient by {name} is not known here',
  'export-third': 'third derivatives of {name} cannot be written in Python yet',
  'export-position': 'a position that grows or falls as sizes are cannot be written in Python',
  'export-letters': 'a sum over more than {most} letters cannot be written in Python',
  'export-range': 'the range of a letter depends on another letter',
  'export-slope': 'a derivative sign cannot be written in Python',
  'export-entries': '{name} of entries cannot be written in Python yet',
  // Files and options
  'output-is-input': 'the output would replace the input',
  'two-inputs': 'two files cannot both come from standard input',
  'one-submission':
    '{reporter} has room for one submission, not for {count}: name a folder with -o, for a file each',
  'pdf-terminal': 'a PDF is not for a terminal: write it to a file with -o',
  'pdf-no-tex':
    'there is no {name}: install TeX Live (on Debian and Ubuntu: texlive-latex-recommended texlive-pictures; for lualatex texlive-luatex, for Chinese and Korean fonts-noto-cjk as well), or print latex-document',
  'pdf-too-long': '{name} took more than {seconds} seconds and was stopped',
  'pdf-failed': '{name} cannot compile the document: {what}',
  'not-utf8': '{file}: this is not UTF-8 text',
  'too-large': '{file}: more than {limit} bytes',
  'cannot-read': 'cannot read {file}: {reason}',
  'cannot-write': 'cannot write {file}: {reason}',
  'file-exists': '{file} is there already; nothing is written',
  'watch-needs-file': '--watch needs a file to watch, not standard input',
  watching: 'watching {files}; Ctrl-C ends',
  'watch-written': '{time} written: {file}',
  'whole-number': '{option} needs a whole number from {least} on, not {found}',
  number: '{option} needs a number, not {found}',
  assignment: '{option} needs NAME=NUMBER, not {found}',
  'names-needed': '--wrt needs names, as --wrt V,v',
  'unknown-needed': '--for needs the name to solve for, as --for beta',
  'line-range': '--lines needs two line numbers, as --lines 10-25, not {found}',
  'unknown-option': "unknown option '{option}'",
  'unknown-command': "unknown command '{name}'",
  'missing-argument': "missing argument '{name}'",
  'missing-value': "option '{option}' needs a value",
  'too-many-arguments': 'too many arguments',
  // A class
  'no-submissions':
    'nothing to mark: what is given holds no file that ends in .tex, .md, .ipynb or .txt',
  'student-needs-one': '--student needs one file or one folder',
  shard: '--shard needs a part of a number of parts, as 2/8, not {found}',
  'journal-needed':
    '--resume goes on with a journal: name it with --journal FILE, or the result with -o FILE',
  'not-a-journal': '{file}: no journal of gradproof; it is not written over',
  'journal-anew': 'the task or this program is not what {file} was made with: all is marked anew',
  'ignored-files':
    'passed over, as only .tex, .md, .ipynb and .txt are read: {names} (files: {count})',
  'told-apart': 'several submissions are called {name}; they are told apart as {names}',
  'given-json': '{file}:{line}: no JSON on one line',
  'given-student': '{file}:{line}: `student` has to be a name',
  'given-neither': '{file}:{line}: {name} has neither `files` to mark nor the fields of a mark',
  'given-file': '{file}:{line}: each of `files` needs a `name` and a `text`',
  'given-twice': '{file}:{line}: {name} is there already',
  'no-folder-format': 'the reporter {name} writes one file, no folder',
  'lost-submissions': 'could not be marked: {names} (submissions: {count} of {all})',
  'needs-review': 'a person has to look at some of the submissions: {count} of {all}',
  stopped: 'stopped; with -o FILE a later run can go on',
  'stopped-kept': 'stopped; what is marked stands in {file}, and --resume goes on',
  // Verdicts
  'not-verified': 'not everything could be verified; see the marks',
  'unused-columns': 'no name of the network: {names}; not used',
  'went-astray': 'the descent went astray; no parameters are written',
  defect: 'a defect in gradproof: {what}; please report it with the file',
  'defect-step': 'the step {left} = {right} ({rule}) is false by {error}',
  'defect-result': 'the result {left} = {right} is false by {error}',
  'defect-equality': 'an equality of the solution is false by {error}',
  'defect-eigenvalues': 'eigenvalues that are {kind} at what should be a {extremum}',
  'defect-gradients': "the gradients differ from the verifier's by {error}",
  // Why a name cannot be solved for
  'solve-not-a-leaf':
    'cannot solve for {name}: an equation defines it; ask for a name that no equation defines',
  'solve-position': 'cannot solve for {name}: it is a position, and there is no derivative by it',
  'solve-tensor': 'cannot solve for {name}: it has more than two axes',
  'solve-no-path': 'cannot solve for {name}: {loss} does not depend on it',
  'solve-absent':
    'cannot solve for {name}: {name} does not occur in the gradient of {loss}, which is the same everywhere',
  'solve-restricted':
    'cannot solve for {name}: the file restricts it{by}; where the gradient is zero, that may not hold: declare {name} without it',
  'solve-not-linear':
    'cannot solve for {name}: its gradient is not linear in it, because {expr} is not linear in {name}; `train` finds a minimum by descent',
  'solve-no-matrix-form': 'cannot solve for {name}: its gradient has no matrix form',
  'solve-too-long': 'cannot solve for {name}: its gradient is too long with all definitions put in',
  'solve-two-sided':
    'cannot solve for {name}: it is multiplied from both sides in more than one way (A*X + X*B, Sylvester), which no inverse solves',
  'solve-transposed':
    'cannot solve for {name}: its gradient has it both as it is and transposed, which no inverse solves',
  'solve-entangled':
    'cannot solve for {name}: the terms of its gradient are no products of matrices with it',
  'solve-mixed':
    'cannot solve for {name}: its gradient multiplies it by matrices and entry by entry, which no inverse solves',
  'solve-never-met':
    'cannot solve for {name}: {expr} would have to have an inverse, and had none in any draw: look at the sizes',
  'solve-no-value': 'cannot solve for {name}: in no draw did the solution have a value',
  // Why a network cannot be trained
  'train-no-parameters':
    'the loss {loss} depends on no parameter: declare one, as `parameter w : vector(n)`',
  'train-unknown-function':
    'the function {name} is unknown: write a known one, as sigma, in its place',
  'train-family': 'the family {name} cannot be trained yet: write its members out',
  'train-restricted-parameter':
    'the file restricts {name}, and a step may leave that: hold it with --set (a scalar), or declare it without',
  'train-no-value': 'no value for {names}: give it in --values FILE, or with --set NAME=NUMBER',
  'train-no-header': 'there is no line of column names',
  'train-no-rows': 'there is no row below the column names',
  'train-header-twice': 'a second column called {name}',
  'train-field-count': '{found} fields, where the first line has {wanted}',
  'train-not-a-number': '{text} is no number, in column {name}',
  'train-unclosed-quote': 'this quote is not closed',
  'train-stray-quote': 'after a closed quote a separator or the end of the line is expected',
  'train-missing-column': 'no column for {names}: name columns as x, x1 or x[1]',
  'train-column-outside': 'the column {at} is no entry of {name}',
  'train-column-gap': 'there is no column for {name}{at}',
  'train-class-outside': '{name} has the value {value}: a class is a whole number from {base} on',
  'train-class-above': '{name} has the value {value}, but there are only {size} classes',
  'train-size-conflict':
    'the columns of {name} give {value} for the size {size}, which does not fit the rest',
  'train-size-too-small': 'the size {size} would be less than 1: set {names} with --set',
  'train-not-samples':
    '{name} has {axes} indices: name its columns with all of them (one sample a row), or all data with one less (rows along the axis they share)',
  'train-two-samples':
    'the axis along which rows run is not clear: no one size is shared by {names}',
  'train-too-much': '{count} is more than can be held; at most {most}',
  'train-set-name': '--set: {name} is neither a size nor a scalar of the network',
  'train-set-size': 'the size {name} is a whole number from 1 on, not {value}',
  'train-value-name': '{name} is no name without equation in this network',
  'train-value-shape': 'the value of {name} should be {wanted}',
  'train-value-form': 'this is no JSON object from names to numbers and lists',
}
