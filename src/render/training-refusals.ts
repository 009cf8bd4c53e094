import type { TrainCode } from '../core/training.ts'

/** Why a network cannot be trained, by code; `{name}` stands for a value. */
const TEXTS: Readonly<Record<TrainCode, string>> = {
  'no-parameters':
    'the loss {loss} depends on no parameter: declare one, as `parameter w : vector(n)`',
  'unknown-function': 'the function {name} is unknown: write a known one, as sigma, in its place',
  family: 'the family {name} cannot be trained yet: write its members out',
  'restricted-parameter':
    'the file restricts {name}, and a step may leave that: hold it with --set (a scalar), or declare it without',
  'no-value': 'no value for {names}: give it in --values FILE, or with --set NAME=NUMBER',
  'no-header': 'there is no line of column names',
  'no-rows': 'there is no row below the column names',
  'header-twice': 'a second column called {name}',
  'field-count': '{found} fields, where the first line has {wanted}',
  'not-a-number': '{text} is no number, in column {name}',
  'unclosed-quote': 'this quote is not closed',
  'stray-quote': 'after a closed quote a separator or the end of the line is expected',
  'missing-column': 'no column for {names}: name columns as x, x1 or x[1]',
  'column-outside': 'the column {at} is no entry of {name}',
  'column-gap': 'there is no column for {name}{at}',
  'class-outside': '{name} has the value {value}: a class is a whole number from {base} on',
  'class-above': '{name} has the value {value}, but there are only {size} classes',
  'size-conflict':
    'the columns of {name} give {value} for the size {size}, which does not fit the rest',
  'size-too-small': 'the size {size} would be less than 1: set {names} with --set',
  'not-samples':
    '{name} has {axes} indices: name its columns with all of them (one sample a row), or all data with one less (rows along the axis they share)',
  'two-samples': 'the axis along which rows run is not clear: no one size is shared by {names}',
  'too-much': '{count} is more than can be held; at most {most}',
  'set-name': '--set: {name} is neither a size nor a scalar of the network',
  'set-size': 'the size {name} is a whole number from 1 on, not {value}',
  'value-name': '{name} is no name without equation in this network',
  'value-shape': 'the value of {name} should be {wanted}',
  'value-form': 'this is no JSON object from names to numbers and lists',
}

/** A refusal to train in words. */
export const trainingText = (code: TrainCode, values: Readonly<Record<string, string>>): string =>
  TEXTS[code].replace(/\{(\w+)\}/g, (_, key: string) => clip(values[key] ?? ''))

const clip = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text)
