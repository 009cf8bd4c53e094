import { parts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import { ownPrinter } from '../../render/repair.ts'
import { writersBook } from '../../render/writer.ts'
import type { CheckSheet } from './sheet.ts'

/** How the writer would print a formula. */
export const printerOf = ({
  script,
  graph,
  judgement,
}: CheckSheet): ((syntax: Syntax) => string) => {
  const repairs = judgement.equalities.flatMap(({ mistake }) =>
    mistake ? [mistake.repair, ...Object.values(mistake.values)] : [],
  )
  const told = [...repairs, ...[...judgement.lacks.values()].map(({ sign }) => sign)]
  return ownPrinter(script, writersBook(graph, script.source, new Set(told.flatMap(namesOf))))
}

const namesOf = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'name' ? [syntax.name] : parts(syntax).flatMap(namesOf)
