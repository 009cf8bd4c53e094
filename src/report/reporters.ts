import type { CheckSheet } from './check/sheet.ts'
import type { Told } from './check/told.ts'

/** Prints what became of a derivation. */
export type CheckPrinter = (sheet: CheckSheet, told: readonly Told[], isColoured: boolean) => string

/** A way to tell; what is not asked for is not loaded. */
export interface Reporter {
  readonly load: () => Promise<CheckPrinter>
}

const ENTRIES: Readonly<Record<string, Reporter>> = {
  text: { load: async () => (await import('./check/text.ts')).printCheckText },
  json: { load: async () => (await import('./check/json.ts')).printCheckJson },
  github: { load: async () => (await import('./check/github.ts')).printCheckGithub },
  sarif: { load: async () => (await import('./check/sarif.ts')).printCheckSarif },
}

/** The names of all reporters. */
export const REPORTERS: readonly string[] = Object.keys(ENTRIES)

export const reporterNamed = (name: string): Reporter | undefined =>
  Object.hasOwn(ENTRIES, name) ? ENTRIES[name] : undefined
