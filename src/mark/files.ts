import type { Question } from '../core/task.ts'

/** Whether a file of a submission may answer a question. */
export const isAsked = ({ files }: Question, path: string): boolean =>
  files === undefined || files.some(pattern => matches(pattern, path))

/**
 * Whether a path fits a pattern: `*` for letters of one name, `**` for folders too, `?` for one letter.
 * A pattern without `/` looks at the last name only. Large and small letters are alike.
 */
export const matches = (pattern: string, path: string): boolean => {
  const whole = path
    .split('/')
    .filter(part => part !== '.')
    .join('/')
  const text = pattern.includes('/') ? whole : (whole.split('/').at(-1) ?? '')
  return expressionOf(pattern.replace(/^\.?\//, '')).test(text)
}

const expressionOf = (pattern: string): RegExp => {
  const parts = pattern
    .split(/(\*\*\/?|\*|\?)/)
    .map(part => SIGNS.get(part) ?? part.replace(/[\\^$.|+()[\]{}]/g, '\\$&'))
  return new RegExp(`^${parts.join('')}$`, 'iu')
}

const SIGNS = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
])
