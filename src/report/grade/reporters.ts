import type { GradePrinter } from './reporter.ts'

/** A way to tell what a class got; what is not asked for is not loaded. */
export interface GradeReporter {
  readonly load: () => Promise<GradePrinter>
}

const ENTRIES: Readonly<Record<string, GradeReporter>> = {
  json: { load: async () => (await import('./json.ts')).json },
  ndjson: { load: async () => (await import('./ndjson.ts')).ndjson },
  csv: { load: async () => (await import('./csv.ts')).csv },
}

/** The names of all reporters. */
export const GRADE_REPORTERS: readonly string[] = Object.keys(ENTRIES)

export const gradeReporterNamed = (name: string): GradeReporter | undefined =>
  Object.hasOwn(ENTRIES, name) ? ENTRIES[name] : undefined
