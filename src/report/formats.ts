import type { Layout } from '../core/layout.ts'
import type { Sheet } from '../render/sheet.ts'
import type { ClosedKind } from './closed.ts'

/** What a printer is told besides the sheet. */
export interface Printing {
  readonly layout: Layout
  readonly isColoured: boolean
}
export type Printer = (sheet: Sheet, printing: Printing) => string | Promise<string>

/** What a format is printed by, and how. */
interface Entry {
  /** The house style where none is asked for. */
  readonly style: string
  /** True when refuted derivations are data for it as well. */
  readonly takesRefuted?: boolean
  /** True when it prints all that a gradient rests on: that is derived and verified as well. */
  readonly needsAll?: boolean
  /** What it prints of gradients without other gradients. */
  readonly closed?: ClosedKind
  /** Set where people read the chains beside what is closed: they have the style's own road. */
  readonly isForPeople?: true
  /** True of code, which has no chains. */
  readonly isProgram?: true
  /** True when numbers may be put in. */
  readonly takesValues?: boolean
  /** The printer: what is not asked for is not loaded. */
  readonly load: () => Promise<Printer>
}

const ENTRIES = {
  text: {
    takesValues: true,
    style: 'plain',
    load: async () => (await import('../render/people.ts')).printForPeople,
  },
  latex: {
    takesValues: true,
    style: 'arrows',
    load: async () => (await import('../render/notes.ts')).printNotes,
  },
  'latex-document': {
    takesValues: true,
    style: 'arrows',
    load: async () => (await import('../render/document.ts')).printDocument,
  },
  markdown: {
    takesValues: true,
    style: 'arrows',
    load: async () => (await import('./markdown.ts')).printMarkdown,
  },
  html: {
    takesValues: true,
    style: 'arrows',
    load: async () => (await import('./page/page.ts')).printPage,
  },
  typst: {
    takesValues: true,
    style: 'arrows',
    load: async () => (await import('./typst.ts')).printTypst,
  },
  notebook: {
    takesValues: true,
    style: 'arrows',
    isForPeople: true,
    needsAll: true,
    closed: 'system',
    load: async () => (await import('./notebook.ts')).printNotebook,
  },
  json: {
    takesValues: true,
    style: 'plain',
    takesRefuted: true,
    closed: 'each',
    load: async () => (await import('./json.ts')).printJson,
  },
  numpy: {
    isProgram: true,
    style: 'plain',
    takesRefuted: true,
    needsAll: true,
    closed: 'system',
    load: async () => (await import('./python.ts')).printPython('numpy'),
  },
  torch: {
    isProgram: true,
    style: 'plain',
    takesRefuted: true,
    needsAll: true,
    closed: 'system',
    load: async () => (await import('./python.ts')).printPython('torch'),
  },
} as const satisfies Readonly<Record<string, Entry>>

export type Format = keyof typeof ENTRIES

/** The names of all formats. */
export const FORMATS = Object.keys(ENTRIES) as readonly Format[]

/** How a format is printed. */
export const formatEntry = (format: Format): Entry => ENTRIES[format]
