import { sameAffine } from '../../core/affine.ts'
import type { Range } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import { atom } from '../../core/python.ts'
import { oneLine } from '../../render/escape.ts'
import { printStatement } from '../../render/text.ts'
import { writeAffine } from '../affine.ts'
import { allToldSizes, assignment } from '../lines.ts'
import type { Ground, Page } from '../page.ts'
import { ExportError } from '../refusal.ts'
import { shaped, writeWhole } from '../whole.ts'
import { isAtMost, placesDownText, placesText } from './range.ts'
import { type Block, type Statement, scheduleOf } from './schedule.ts'

/** The lines that compute all equations, those of families place by place. */
export const memberLines = (page: Page, ground: Ground): readonly string[] => {
  const { members, names } = ground
  const empty = members.filter(({ family, runs }) => runs.length === 0 && isDefined(ground, family))
  return [
    ...empty.map(({ family }) => `${names.of(family.name)} = {}`),
    ...scheduleOf(ground.graph).flatMap(block =>
      blockLines(page, block, 'onward', one => statementLines(page, ground, one)),
    ),
  ]
}

/** True of a family that has members with equations. */
const isDefined = (
  { graph }: Ground,
  { name, equation }: Ground['members'][number]['family'],
): boolean =>
  equation !== undefined || graph.equations.some(one => memberOf(one.name)?.family === name)

const statementLines = (page: Page, ground: Ground, one: Statement): readonly string[] => {
  const { names } = ground
  const { name, letter, shape, body, syntax } = one
  const comment = `# ${oneLine(printStatement(syntax))}`
  const member = memberOf(name)
  if (letter === undefined && !member) {
    const lines = assignment(page, names.of(name), writeWhole(page, body))
    page.define(name, shaped(atom(names.of(name)), shape))
    page.tell(name)
    return [comment, ...lines, ...allToldSizes(ground, name)]
  }
  const place = member ? writeAffine(member.at, page.size) : page.size(letter ?? '')
  const own = `${names.of(member?.family ?? name)}[${place.text}]`
  return [comment, ...assignment(page, own, writeWhole(page, body))]
}

/** A block in Python: loops go over the places of all their statements, onward or back. */
export const blockLines = (
  page: Page,
  { statements, isDown }: Block,
  way: 'onward' | 'back',
  write: (one: Statement) => readonly string[],
): readonly string[] => {
  const order = way === 'back' ? statements.toReversed() : statements
  if (isDown === undefined) return order.flatMap(write)
  const range = hullOf(statements)
  const isFalling = isDown !== (way === 'back')
  const places = isFalling ? placesDownText(page, range) : placesText(page, range)
  const [first, ...others] = [...new Set(statements.flatMap(one => one.letter ?? []))]
  const letters = first === undefined ? ['t'] : [first, ...others]
  const [body, variable] = inLetters(page, letters, variables =>
    order.flatMap(one => {
      const lines = write(one)
      const [own = ''] = variables
      const condition = lines.length === 0 ? undefined : conditionOf(page, one, range, own)
      return condition === undefined ? lines : [`if ${condition}:`, ...indented(lines)]
    }),
  )
  return body.length === 0 ? [] : [`for ${variable} in ${places}:`, ...indented(body)]
}

/** Lines inside a loop; letters after the first have its place. */
const inLetters = (
  page: Page,
  [letter = '', ...others]: readonly string[],
  work: (variables: readonly string[]) => readonly string[],
): readonly [readonly string[], string] =>
  page.within(letter, 'loop', variable => {
    if (others.length === 0) return [work([variable]), variable]
    const [lines, other] = inLetters(page, others, inner => work([variable, ...inner]))
    return [[`${other} = ${variable}`, ...lines], variable]
  })

export const indented = (lines: readonly string[]): readonly string[] =>
  lines.map(line => (line === '' ? line : `    ${line}`))

/** From the first place of any statement to the last. */
const hullOf = (statements: readonly Statement[]): Range => {
  const ranges = statements.flatMap(one => one.range ?? [])
  const first = ranges.find(one => ranges.every(other => isAtMost(one.first, other.first)))?.first
  const last = ranges.find(one => ranges.every(other => isAtMost(other.last, one.last)))?.last
  if (!first || !last) throw new ExportError('export-order', { name: statements[0]?.name ?? '' })
  return { first, last }
}

/** When a statement has a place in a loop; undefined where it always has. */
const conditionOf = (
  page: Page,
  { range }: Statement,
  all: Range,
  variable: string,
): string | undefined => {
  if (!range) return undefined
  const [first, last] = [range.first, range.last].map(at => writeAffine(at, page.size).text)
  const isFirst = sameAffine(range.first, all.first)
  const isLast = sameAffine(range.last, all.last)
  if (isFirst && isLast) return undefined
  if (sameAffine(range.first, range.last)) return `${variable} == ${first}`
  if (isFirst) return `${variable} <= ${last}`
  return isLast ? `${first} <= ${variable}` : `${first} <= ${variable} <= ${last}`
}
