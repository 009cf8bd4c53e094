import type { ProblemCode } from '../core/problem.ts'
import type { UsageCode } from '../core/usage.ts'

/**
 * What is said when something is wrong, in one language. `{name}` stands for a value, `{name:kinds}`
 * for a list of kinds, `{name:types}` for lists of types; what has no value stays as it is.
 */
export interface Messages {
  readonly problems: Readonly<Record<ProblemCode, Message>>
  readonly usage: Readonly<Record<UsageCode, string>>
  /** The words for what could have stood somewhere; other kinds are printed as they are. */
  readonly kinds: Readonly<Record<Kind, string>>
  /** What the system says when a file cannot be read or written. */
  readonly system: Readonly<Record<SystemCode, string>>
  readonly phrases: Phrases
}

/** What a problem says and what to do next. */
export interface Message {
  readonly says: string
  readonly hint: string
}

export interface Phrases {
  readonly hint: string
  readonly warning: string
  /** Behind what does not exist: what may be meant, and what there is. */
  readonly near: string
  readonly known: string
  /** `a, b or c` */
  or(parts: readonly string[]): string
  readonly anyShape: string
  /** Several arguments of one shape. */
  same(count: number): string
}

export type SystemCode =
  | 'EACCES'
  | 'EISDIR'
  | 'ELOOP'
  | 'ENAMETOOLONG'
  | 'ENOENT'
  | 'ENOSPC'
  | 'ENOTDIR'
  | 'EROFS'

export type Kind =
  | 'name'
  | 'number'
  | 'operator'
  | 'comparison'
  | 'end'
  | 'type'
  | 'adjective'
  | 'value'
  | 'function'
  | 'size'
  | 'family'
  | 'shorthand'
  | 'text'
  | 'truth'
  | 'texts'
  | 'table'
  | 'tables'
