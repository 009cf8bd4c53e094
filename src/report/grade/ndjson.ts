import type { GradePrinter } from './reporter.ts'

/** A line of JSON for each student: what one run writes, another reads. */
export const ndjson: GradePrinter = {
  whole: (_, marks) => marks.map(each).join(''),
  each: mark => each(mark),
}

const each = (mark: object): string => `${JSON.stringify(mark)}\n`
