import { type UsageCode, UsageError } from '../core/usage.ts'

/** A number, or a list of such. */
export type Nested = number | readonly Nested[]

/** Values by name: a JSON object, or lines `name = value` with `#` before remarks. */
export const givenIn = (text: string): ReadonlyMap<string, Nested> =>
  text.trimStart().startsWith('{') ? objectIn(text) : linesIn(text)

const objectIn = (text: string): ReadonlyMap<string, Nested> => {
  const entries = Object.entries(parsed(text, 'values-json'))
  return new Map(entries.map(([name, value]) => [name, checked(value, name)]))
}

const linesIn = (text: string): ReadonlyMap<string, Nested> => {
  const given = new Map<string, Nested>()
  text.split('\n').forEach((line, n) => {
    for (const statement of (line.split('#')[0] ?? '').split(';')) {
      if (statement.trim() === '') continue
      const line = `${n + 1}`
      const [, name, value] = /^\s*(\S+)\s*=(.*)$/u.exec(statement) ?? []
      if (name === undefined || value === undefined) throw new UsageError('values-line', { line })
      if (given.has(name)) throw new UsageError('values-twice', { line, name })
      given.set(name, checked(parsed(value, 'values-number', { line }), name))
    }
  })
  return given
}

const parsed = (
  text: string,
  code: UsageCode,
  values: Readonly<Record<string, string>> = {},
): object => {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(code, values)
  }
}

const checked = (value: unknown, name: string, depth = 0): Nested => {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value) && depth < DEEPEST)
    return value.map(one => checked(one, name, depth + 1))
  throw new UsageError('value-number', { name })
}

const DEEPEST = 8
