import type { GradePrinter } from './reporter.ts'
import { summaryOf } from './summary.ts'

/** All students and what the class comes to, as data for programs. */
export const json: GradePrinter = {
  whole: ({ task, lang, version }, marks) => {
    const { title, seed, reveal } = task
    const report = {
      gradproof: version,
      seed,
      ...(title === undefined ? {} : { title }),
      lang,
      reveal,
      students: marks,
      summary: summaryOf(task, marks),
    }
    return `${JSON.stringify(report, null, 2)}\n`
  },
}
