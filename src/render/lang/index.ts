import type { Language } from '../lang.ts'

/** A language by its name; its words are loaded when they are used. */
export interface Listed {
  readonly name: string
  load(): Promise<Language>
}

/** Every language, in the order in which they are listed. */
export const LANGUAGES: readonly Listed[] = [
  { name: 'en', load: async () => (await import('./en/index.ts')).en },
  { name: 'ru', load: async () => (await import('./ru/index.ts')).ru },
  { name: 'zh', load: async () => (await import('./zh/index.ts')).zh },
  { name: 'ko', load: async () => (await import('./ko/index.ts')).ko },
]

export const languageNamed = (name: string): Listed | undefined =>
  LANGUAGES.find(language => language.name === name)
