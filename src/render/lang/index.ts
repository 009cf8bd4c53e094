import type { Language } from '../lang.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

/** Every language, in alphabetical order. */
export const LANGUAGES: readonly Language[] = [en, ru]

export const languageNamed = (name: string): Language | undefined =>
  LANGUAGES.find(language => language.name === name)
