import { UsageError } from './options.ts'

/** A number, or a list of such. */
export type Nested = number | readonly Nested[]

/** Values by name: a JSON object, or lines `name = value` with `#` before remarks. */
export const givenIn = (text: string): ReadonlyMap<string, Nested> =>
  text.trimStart().startsWith('{') ? objectIn(text) : linesIn(text)

const objectIn = (text: string): ReadonlyMap<string, Nested> => {
  const entries = Object.entries(parsed(text, 'the values are no JSON'))
  return new Map(entries.map(([name, value]) => [name, checked(value, name)]))
}

const linesIn = (text: string): ReadonlyMap<string, Nested> => {
  const given = new Map<string, Nested>()
  text.split('\n').forEach((line, n) => {
    for (const statement of (line.split('#')[0] ?? '').split(';')) {
      if (statement.trim() === '') continue
      const where = `line ${n + 1} of the values`
      const [, name, value] = /^\s*(\S+)\s*=(.*)$/u.exec(statement) ?? []
      if (name === undefined || value === undefined)
        throw new UsageError(`${where} is not of the form name = value, as x = [1, 2.5]`)
      if (given.has(name)) throw new UsageError(`${where}: ${name} has a value already`)
      given.set(name, checked(parsed(value, `${where}: not a number or a list, as [1, 2.5]`), name))
    }
  })
  return given
}

const parsed = (text: string, message: string): object => {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(message)
  }
}

const checked = (value: unknown, name: string, depth = 0): Nested => {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value) && depth < DEEPEST)
    return value.map(one => checked(one, name, depth + 1))
  throw new UsageError(`the value of ${name} is no number and no list of numbers`)
}

const DEEPEST = 8
