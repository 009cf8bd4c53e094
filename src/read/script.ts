import type { Graph } from '../core/graph.ts'
import { type Problem, problem, Refused } from '../core/problem.ts'
import type { Chain, Member, Place, Script, Sign } from '../core/script.ts'
import type { Span } from '../core/syntax.ts'
import { parseChain } from '../parse/chain.ts'
import { placesIn } from '../parse/places.ts'
import type { Draft } from './chains.ts'
import { draftsOf } from './document.ts'
import type { Format } from './format.ts'
import { loadKatex, type TexParser } from './katex.ts'
import { markdownParts } from './markdown.ts'
import { readMember, unread } from './member.ts'
import { isIndexOf, namesOf } from './names.ts'
import { notebookOf, placesInNotebook } from './notebook.ts'
import type { Part } from './part.ts'
import { texParts } from './tex.ts'
import type { Token } from './token.ts'
import { within } from './within.ts'

export interface Reading {
  readonly format: Format
  readonly graph: Graph
  /** Only what stands on these lines of the file, both included; of a notebook, in these cells. */
  readonly lines?: { readonly from: number; readonly to: number }
}

/** Most characters of a file. */
const MOST = 2_000_000

/**
 * Reads what a person derived, from a file's text. Throws Refused where nothing of it can be
 * read: the file is too long, or is no notebook.
 */
export const readScript = async (text: string, reading: Reading): Promise<Script> => {
  if (text.length > MOST)
    throw new Refused(
      problem('derivation-too-long', { start: MOST, end: MOST }, { limit: `${MOST}` }),
    )
  const { format, graph, lines } = reading
  if (format === 'text') return within(parseChain(text, namesOf(graph)), lines)
  const file = fileOf(text, format)
  const parse = await loadKatex()
  const drafts = draftsOf(file.source, file.parts, parse, isIndexOf(graph))
  const chains = drafts.map(draft => chainOf(file.source, draft, parse))
  return within({ source: file.source, notation: 'latex', chains, place: file.place }, lines)
}

interface File {
  readonly source: string
  readonly parts: readonly Part[]
  place(offset: number): Place
}

const fileOf = (text: string, format: Exclude<Format, 'text'>): File => {
  if (format !== 'notebook') {
    const whole = { start: 0, end: text.length }
    const parts = format === 'tex' ? texParts(text, whole) : markdownParts(text, whole)
    return { source: text, parts, place: placesIn(text) }
  }
  const notebook = notebookOf(text)
  const parts = notebook.cells.flatMap(({ span }) => markdownParts(notebook.source, span))
  return { source: notebook.source, parts, place: placesInNotebook(notebook) }
}

const chainOf = (source: string, draft: Draft, parse: TexParser): Chain => ({
  members: draft.members.map((tokens, n) => memberOf(source, draft, tokens, n, parse)),
  signs: draft.signs.map(signOf),
})

const signOf = ({ span, sign, words }: Token): Sign => ({
  span,
  kind: sign === 'equal' ? 'equal' : 'define',
  ...(words && { reason: words }),
})

const memberOf = (
  source: string,
  { signs, doubt }: Draft,
  tokens: readonly Token[],
  n: number,
  parse: TexParser,
): Member => {
  const beside: Span = (signs[Math.max(0, n - 1)] as Token).span
  const read = readMember(source, tokens, parse, beside)
  const member = read.kind === 'cell' ? notRead(read.cell) : read
  return doubt ? doubted(member, problem(doubt, member.span)) : member
}

const doubted = (member: Member, found: Problem): Member =>
  member.kind === 'unread' ? member : { ...unread(found, member.text), span: member.span }

const notRead = ({ span, text }: { readonly span: Span; readonly text: string }): Member =>
  unread(problem('formula-not-read', span), text)
