import { english } from './en.ts'
import type { Hearing } from './hearing.ts'
import { korean } from './ko.ts'
import { russian } from './ru.ts'
import { chinese } from './zh.ts'

/** The languages that are heard, all at once: a text need not say which it is in. */
export const HEARINGS: readonly Hearing[] = [english, russian, chinese, korean]
