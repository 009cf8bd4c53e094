import { type Desk, ofOtherType, textAt, valueAt } from '../toml/fields.ts'
import { tell, tellUnknown } from '../toml/report.ts'
import type { Toml } from '../toml/toml.ts'

/** How a value of a style stands in TOML. */
export interface Codec<T> {
  /** The value; undefined where the key is missing, or where it was told what is wrong with it. */
  read(desk: Desk, key: string, base: T): Read<T>
  /** What stands behind `key =`. */
  write(value: T): string
  /** All that may stand there, where that is a few words. */
  readonly allowed?: readonly string[]
}
export type Read<T> = { readonly value: T } | undefined

/** One of some words, each for a value. */
export const words = <T>(values: Readonly<Record<string, T>>): Codec<T> => ({
  read: (desk, key) => {
    const text = textAt(desk, key)
    if (!text) return undefined
    if (Object.hasOwn(values, text.value)) return { value: values[text.value] as T }
    const known = Object.keys(values)
    return tellUnknown(desk.report, 'value', text.span, { found: text.value, name: key, known })
  },
  write: value => quoted(Object.keys(values).find(word => values[word] === value) ?? ''),
  allowed: Object.keys(values),
})

/** `true` or `false`. */
export const truth: Codec<boolean> = {
  read: (desk, key) => {
    const value = valueAt(desk, key)
    if (!value) return undefined
    return value.kind === 'truth' ? value : ofOtherType(desk, key, value, 'truth')
  },
  write: value => `${value}`,
}

/** The same where what does not hold is absent. */
export const flag: Codec<true | undefined> = {
  read: (desk, key) => {
    const found = truth.read(desk, key, false)
    return found && { value: found.value ? true : undefined }
  },
  write: value => truth.write(value === true),
}

/** A list of some of the known words; `"all"` is all of them, `"-word"` takes one away again. */
export const someOf = <T extends string>(known: readonly T[]): Codec<readonly T[]> => ({
  read: (desk, key) => {
    const value = valueAt(desk, key)
    return value && wordsIn(desk, key, value, known)
  },
  write: value => wordsText(value, known),
})

/** The same where an empty list is absent. */
export const optional = <T>(list: Codec<readonly T[]>): Codec<readonly T[] | undefined> => ({
  read: (desk, key, base) => {
    const found = list.read(desk, key, base ?? [])
    return found && { value: found.value.length > 0 ? found.value : undefined }
  },
  write: value => list.write(value ?? []),
})

const ALL = 'all'

/** All but a few are written so. */
const wordsText = (value: readonly string[], known: readonly string[]): string => {
  const missing = known.filter(one => !value.includes(one))
  const isMost = isSame(value, without(known, missing)) && missing.length < value.length
  if (!isMost) return listText(value.map(quoted))
  return missing.length === 0
    ? quoted(ALL)
    : listText([ALL, ...missing.map(one => `-${one}`)].map(quoted))
}

const without = <T extends string>(all: readonly T[], gone: readonly string[]): readonly T[] =>
  all.filter(one => !gone.includes(one))

const wordsIn = <T extends string>(
  desk: Desk,
  name: string,
  toml: Toml,
  known: readonly T[],
): Read<readonly T[]> => {
  const items = toml.kind === 'list' ? toml.items : [toml]
  let found: T[] = []
  for (const item of items) {
    if (item.kind !== 'text') {
      ofOtherType(desk, name, item, 'texts')
      continue
    }
    const bare = item.value.replace(/^-/, '')
    const word = known.find(one => one === bare)
    if (item.value === ALL) found = [...known]
    else if (word === undefined) {
      const wrong = { found: item.value, name, known: [...known, ALL] }
      tellUnknown(desk.report, 'value', item.span, wrong)
    } else if (word === item.value) found.push(word)
    else found = found.filter(one => one !== word)
  }
  return { value: [...new Set(found)] }
}

/** Letters or names, of which the first that is free is taken. */
export const letters: Codec<readonly string[]> = {
  read: (desk, key) => {
    const value = valueAt(desk, key)
    if (!value) return undefined
    const items = value.kind === 'list' ? value.items : [value]
    const found = items.flatMap((item): readonly string[] => {
      if (item.kind !== 'text') return ofOtherType(desk, key, item, 'texts') ?? []
      if (NAME.test(item.value)) return [item.value]
      return tell(desk.report, 'style-letter', item.span, { found: item.value }) ?? []
    })
    return { value: found }
  },
  write: value => listText(value.map(quoted)),
}

/** A letter or a name that a style may speak of. */
export const NAME = /^[A-Za-z]{1,20}$/

/** Pairs of words. */
export const pairsOf = <A extends string, B extends string>(
  first: readonly A[],
  second: readonly B[],
): Codec<readonly (readonly [A, B])[]> => ({
  read: (desk, key) => {
    const value = valueAt(desk, key)
    if (!value) return undefined
    const items = value.kind === 'list' ? value.items : [value]
    const found = items.flatMap((item): readonly (readonly [A, B])[] => {
      const [a, b, ...more] = item.kind === 'list' ? item.items : []
      if (!a || !b || more.length > 0) {
        const example = `[["${first[0]}", "${second[0]}"]]`
        return tell(desk.report, 'style-pairs', item.span, { name: key, example }) ?? []
      }
      const one = wordsIn(desk, key, a, first)?.value[0]
      const other = wordsIn(desk, key, b, second)?.value[0]
      return one !== undefined && other !== undefined ? [[one, other]] : []
    })
    return { value: found }
  },
  write: value => listText(value.map(([a, b]) => listText([quoted(a), quoted(b)]))),
})

/** A text of TOML; one with a backslash as it stands. */
export const quoted = (text: string): string =>
  /^[^'\n]*\\[^'\n]*$/.test(text) ? `'${text}'` : JSON.stringify(text)

/** A list, over several lines where it is long. */
const listText = (items: readonly string[]): string => {
  const line = `[${items.join(', ')}]`
  return line.length <= LINE ? line : `[\n${items.map(item => `  ${item},\n`).join('')}]`
}

const LINE = 88

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, n) => one === b[n])
