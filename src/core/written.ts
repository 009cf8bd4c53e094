import { spelledName } from './greek.ts'

/** What the written forms of one name have in common: `y_1` and `y1`, `y_hat` and `yhat`. */
export const formOf = (name: string): string =>
  name.replace(/(?<=[A-Za-z])_(?=(?:\d+|hat|tilde|bar|dot)$)/, '')

/** The name that a word stands for among known ones: itself, or another written form of it. */
export const nameWritten = (word: string, known: ReadonlySet<string>): string => {
  const name = spelledName(word) ?? word
  if (known.has(name)) return name
  const form = formOf(name)
  return [...known].find(one => formOf(one) === form) ?? name
}
