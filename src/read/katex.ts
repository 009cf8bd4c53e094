/** A node of KaTeX's tree: a kind, the place in the formula where KaTeX keeps one, and what its kind has. */
export interface TexNode {
  readonly type: string
  readonly mode: 'math' | 'text'
  readonly loc?: { readonly start: number; readonly end: number }
  readonly [field: string]: unknown
}

/** Reads one formula; the same one as the same tree, as long as it is kept. */
export type TexParser = (formula: string) => TexTree | TexFault
export interface TexTree {
  readonly kind: 'tree'
  readonly nodes: readonly TexNode[]
}
/** Why there is no tree, in KaTeX's words, and where. */
export interface TexFault {
  readonly kind: 'fault'
  readonly message: string
  readonly start: number
  readonly end: number
}

/** KaTeX's parser; loading it takes as long as starting the command. */
export const loadKatex = async (): Promise<TexParser> => {
  const { default: katex } = (await import('katex')) as unknown as { readonly default: Internal }
  return formula => {
    const known = trees.get(formula)
    if (known) return known
    if (trees.size >= MOST_KEPT) trees.clear()
    const tree = parse(katex, formula)
    trees.set(formula, tree)
    return tree
  }
}

/** Formulas come again: within a document, and in a class. */
const trees = new Map<string, TexTree | TexFault>()
const MOST_KEPT = 4000

/** What KaTeX has beside its declared types. */
interface Internal {
  __parse(formula: string, options: object): readonly unknown[]
}

/** Commands that are abbreviations to KaTeX may be put in this often in one formula. */
const MOST_EXPANSIONS = 500

const parse = (katex: Internal, formula: string): TexTree | TexFault => {
  const options = { displayMode: true, strict: 'ignore', maxExpand: MOST_EXPANSIONS }
  try {
    const nodes = katex.__parse(formula, options).map(node => plain(node, formula) as TexNode)
    return { kind: 'tree', nodes }
  } catch (error) {
    return faultOf(error, formula)
  }
}

/** Data alone: places that count in the formula stay, those in KaTeX's own abbreviations go. */
const plain = (value: unknown, formula: string): unknown => {
  if (Array.isArray(value)) return value.map(item => plain(item, formula))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).flatMap(([name, field]) =>
    name === 'loc' ? locOf(field, formula) : [[name, plain(field, formula)] as const],
  )
  return Object.fromEntries(fields)
}

const locOf = (loc: unknown, formula: string): readonly (readonly [string, unknown])[] => {
  const { start, end, lexer } = (loc ?? {}) as {
    readonly start?: number
    readonly end?: number
    readonly lexer?: { readonly input?: string }
  }
  return lexer?.input === formula ? [['loc', { start, end }]] : []
}

const faultOf = (error: unknown, formula: string): TexFault => {
  const { rawMessage, position, length } = error as {
    readonly rawMessage?: string
    readonly position?: number
    readonly length?: number
  }
  const start = Math.min(position ?? 0, formula.length)
  const end = Math.min(start + (length ?? 1), formula.length)
  return { kind: 'fault', message: rawMessage ?? String(error), start, end }
}
