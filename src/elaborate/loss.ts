import { spelledName } from '../core/greek.ts'
import { nearest } from '../core/nearest.ts'
import type { Directives } from './directives.ts'
import type { File } from './file.ts'
import { tell } from './report.ts'

/** The asked loss, else the one of the file, else the last equation; empty where there is no equation. */
export const lossOf = (file: File, { loss }: Directives, asked: string | undefined): string => {
  const last = [...file.equations.keys()].at(-1)
  const text = asked ?? loss?.text
  if (text === undefined) return last ?? withoutEquation(file)
  const name = spelledName(text) ?? text
  if (file.equations.has(name) || file.unread.has(name)) return name
  const span = asked === undefined && loss ? loss.textSpan : { start: 0, end: 0 }
  const near = nearest(name, file.equations.keys())
  if (near) tell(file.report, 'misspelled-name', { span }, { name, near })
  else tell(file.report, 'loss-not-defined', { span }, { name })
  return ''
}

/** A file of claims needs no equation; of a family no member is a loss by itself. */
const withoutEquation = ({ report, families, claims, unread }: File): string => {
  const member = [...families.values()].flatMap(family => family.members)[0]
  if (member) tell(report, 'family-without-loss', member.name, { name: member.name.name })
  else if (claims.length === 0 && report.problems.length === 0 && unread.size === 0)
    tell(report, 'no-equation', {})
  return ''
}
