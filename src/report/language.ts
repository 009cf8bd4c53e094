import { type Remark, UsageError } from '../core/usage.ts'
import { LANGUAGES, languageNamed } from '../render/lang/index.ts'
import type { Language } from '../render/lang.ts'
import { unknown } from './unknown.ts'

/** What settles the language: an option, else a file. */
export interface Asked {
  readonly lang?: string | undefined
  readonly source?: string
}

/** The language that is asked for, of the option or of the file's `@lang`; English where none is. */
export const languageOf = async (asked: Asked): Promise<Language> => {
  const name = nameIn(asked)
  const found = languageNamed(name)
  if (!found)
    throw unknown(
      'no-such-language',
      name,
      LANGUAGES.map(one => one.name),
    )
  return found.load()
}

/** The same, for telling what is wrong: English where what is asked for does not exist. */
export const languageFor = async (asked: Asked): Promise<Language> =>
  (languageNamed(nameIn(asked)) ?? (LANGUAGES[0] as (typeof LANGUAGES)[number])).load()

/** A directive takes its whole line; it is found also where the rest of the file cannot be read. */
const nameIn = ({ lang, source = '' }: Asked): string =>
  lang ?? /^[ \t]*@lang[ \t]+([^\s#;]+)/m.exec(source)?.[1] ?? 'en'

/** Says in words what was asked for in vain. */
export const inWords = async <T>(asked: Asked, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UsageError) || error.isTold) throw error
    const [words] = await told(await languageFor(asked), [error])
    throw error.inWords(words ?? error.code)
  }
}

/** Remarks in words; the words are loaded only where there are any. */
export const told = async (
  language: Language,
  remarks: readonly Remark[],
): Promise<readonly string[]> => {
  if (remarks.length === 0) return []
  const { usageText } = await import('../render/usage.ts')
  const messages = await language.messages()
  return remarks.map(remark => usageText(remark, messages))
}
