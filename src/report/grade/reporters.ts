import type { GradePrinter } from './reporter.ts'

/** A way to tell what a class got; what is not asked for is not loaded. */
export interface GradeReporter {
  readonly load: () => Promise<GradePrinter>
}

const ENTRIES: Readonly<Record<string, GradeReporter>> = {
  table: { load: async () => (await import('./table.ts')).table },
  json: { load: async () => (await import('./json.ts')).json },
  ndjson: { load: async () => (await import('./ndjson.ts')).ndjson },
  csv: { load: async () => (await import('./csv.ts')).csv },
  html: { load: async () => (await import('./html.ts')).html },
  markdown: { load: async () => (await import('./markdown.ts')).markdown },
  gradescope: { load: async () => (await import('./gradescope.ts')).gradescope },
  prairielearn: { load: async () => (await import('./prairielearn.ts')).prairielearn },
  github: { load: async () => (await import('./github.ts')).github },
}

/** The names of all reporters, the default first. */
export const GRADE_REPORTERS: readonly string[] = Object.keys(ENTRIES)

export const gradeReporterNamed = (name: string): GradeReporter | undefined =>
  Object.hasOwn(ENTRIES, name) ? ENTRIES[name] : undefined
