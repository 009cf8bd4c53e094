import type { Remark } from '../core/usage.ts'
import { fill } from './fill.ts'
import type { Messages, SystemCode } from './messages.ts'

/** What is asked for in vain, in words; behind it what may be meant and what there is. */
export const usageText = ({ code, values }: Remark, messages: Messages): string => {
  const { usage, phrases } = messages
  const parts = [
    usage[code],
    ...(values.near === undefined ? [] : [phrases.near]),
    ...(values.known === undefined ? [] : [phrases.known]),
  ]
  return fill(parts.join(''), { ...values, ...reasonOf(values, messages) }, messages, MOST)
}

/** Why the system refuses a file, where there are words for it. */
const reasonOf = ({ system = '' }: Remark['values'], { system: words }: Messages) =>
  Object.hasOwn(words, system) ? { reason: words[system as SystemCode] } : {}

/** Lists of names are longer than what a file is quoted with. */
const MOST = 2000
