import type { Graph } from '../core/graph.ts'
import { type ProblemCode, problem, Refused } from '../core/problem.ts'
import {
  type Chain,
  listingOf,
  type Member,
  type Place,
  type Script,
  type Sign,
} from '../core/script.ts'
import { parseChain } from '../parse/chain.ts'
import { placesIn } from '../parse/places.ts'
import { inCase } from './case.ts'
import type { Draft } from './chains.ts'
import { withoutConventions } from './convention.ts'
import { definedBy } from './define.ts'
import { isDependence } from './dependence.ts'
import { draftsOf } from './document.ts'
import type { Format } from './format.ts'
import { readFormula } from './formula/read.ts'
import { type Symbols, symbolsOf } from './formula/symbols.ts'
import { formulaIn } from './formula-in.ts'
import { functionsIn, headOf, withParameters } from './functions.ts'
import { headsOf, withSample, withStep, withWords } from './heads.ts'
import { identified } from './identified.ts'
import { loadKatex, type TexParser } from './katex.ts'
import { markdownParts } from './markdown.ts'
import { saysMark, withMarks } from './marks.ts'
import { type Read, readMember, unread } from './member.ts'
import { isIndexOf, namesOf } from './names.ts'
import { notebookOf, placesInNotebook } from './notebook.ts'
import { withOwnProducts } from './own-products.ts'
import type { Part } from './part.ts'
import { countMembers, togetherRanges } from './ranges.ts'
import { relatesPlaces } from './relates-places.ts'
import { withRenamed } from './renamed.ts'
import { saidFunctions } from './said-functions.ts'
import { givesName } from './said-names.ts'
import { saidEntrywise } from './said-products.ts'
import { samplesIn } from './samples.ts'
import { saysKronecker } from './says-kronecker.ts'
import { withSizeNames } from './size-names.ts'
import { texParts } from './tex.ts'
import type { Token } from './token.ts'
import { atTrueClass } from './true-class.ts'
import { withTwoPlaces } from './two-places.ts'
import { isSaidCase, mayBeOfCase } from './under-words.ts'
import { withoutUnknownCalls } from './unknown-call.ts'
import { isGiven, underCondition } from './when.ts'
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
  if (format === 'text') {
    const script = parseChain(text, namesOf(graph), new Set(graph.functions.keys()))
    return within(atTrueClass(script, graph), lines)
  }
  const file = fileOf(text, format)
  const parse = await loadKatex()
  const drafts = draftsOf(file.source, file.parts, parse, isIndexOf(graph))
  const { source, place } = file
  const script: Script = {
    ...{ source, notation: 'latex', place },
    ...chainsOf(source, drafts, graph, parse),
  }
  return within(atTrueClass(script, graph), lines)
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

/** Names that the document gives are known from the chain on that gives them. */
const chainsOf = (
  source: string,
  drafts: readonly Draft[],
  graph: Graph,
  parse: TexParser,
): Pick<Script, 'chains' | 'said' | 'assignments'> => {
  const all = drafts.map(draft => membersOf(source, draft, parse))
  const heads = headsOf(drafts, source, graph.loss)
  const known = withMarks(
    withWords(withSaid(withRenamed(symbolsIn(graph, parse), drafts), source), drafts),
    drafts,
  )
  const plain = heads ? { ...known, heads } : known
  const functions = functionsIn(plain, all)
  const called = functions.own.size === 0 ? plain : { ...plain, own: functions.own }
  const samples = samplesIn(called, all)
  let symbols: Symbols = samples.size === 0 ? called : { ...called, samples }
  const chains: Chain[] = []
  const names: Chain[] = []
  const assignments: Chain[] = []
  for (const [n, draft] of drafts.entries()) {
    const head = functions.heads.get(n)
    const own = head === undefined ? undefined : headOf(symbols, functions, head)
    const said = head === undefined ? undefined : functions.own.get(head)
    const inside = said ? withParameters(symbols, said.parameters) : symbols
    const chain = chainOf(
      { source, parse },
      draft,
      all[n] as readonly Read[],
      withStep(withSample(inside, draft), draft),
      own,
    )
    if (draft.isAssignment) assignments.push(...withNext(chain))
    if (draft.isAssignment || (draft.isSaid && !givesName(symbols, chain))) continue
    symbols = definedBy(symbols, chain)
    ;(draft.isSaid ? names : chains).push(chain)
  }
  const said = [...names, ...identified(symbols, chains)]
  return {
    chains: withSizeNames(
      graph,
      withTwoPlaces(withOwnProducts(plain, withoutConventions(chains, graph))),
    ),
    ...(said.length > 0 && { said }),
    ...(assignments.length > 0 && { assignments }),
  }
}

const membersOf = (source: string, draft: Draft, parse: TexParser): readonly Read[] =>
  draft.members.map((tokens, n) =>
    readMember(source, tokens, parse, (draft.signs[Math.max(0, n - 1)] as Token).span),
  )

/** `own` is the head where it says a function. */
const chainOf = (
  { source, parse }: { readonly source: string; readonly parse: TexParser },
  written: Draft,
  read: readonly Read[],
  symbols: Symbols,
  own: ReturnType<typeof headOf> | undefined,
): Chain => {
  const draft = withoutGiven({ source, symbols, parse }, written)
  const formulas = withoutUnknownCalls(
    read.map((one, n) => formulaOf(one, symbols, n === 0 ? own : undefined)),
  )
  const isListing =
    isOfListings(read, symbols) ||
    isDependence(read, symbols) ||
    saysMark(symbols, draft) ||
    saysKronecker(formulas) ||
    relatesPlaces(symbols, formulas) ||
    isSaidCase(draft, formulas, symbols.graph)
  const members = isListing ? read.map(listingOf) : formulas
  const ranges = togetherRanges(draft.ranges)
  const under = underConditions({ source, symbols, parse }, draft, members)
  const isOfNewName = draft.when !== undefined && saysNew(draft, members[0], symbols)
  const isUnclear =
    isOfNewName || under === 'unclear' || (draft.isOfRanges && !countMembers({ members }, ranges))
  const held = under === undefined || under === 'unclear' ? members : under
  return {
    members: perhapsUnder({ source, symbols, parse }, draft, held).map(member =>
      isUnclear ? doubted(member, 'conditional') : restricted(member, draft),
    ),
    signs: draft.signs.map(signOf),
    ...(ranges.length > 0 && { ranges }),
    ...(mayBeOfCase(draft, members) && { mayBeOfCase: true }),
  }
}

/** Each as it stands, or under the condition of which its sentence has spoken. */
const perhapsUnder = (
  reading: Parameters<typeof underCondition>[0],
  { under }: Draft,
  members: readonly Member[],
): readonly Member[] => {
  const others = under && underCondition(reading, under, members)
  if (!others || others === 'unclear') return members
  return members.map((member, n) => {
    const other = others[n]
    if (member.kind !== 'formula' || other?.kind !== 'formula') return member
    return { ...member, readings: [...member.readings, ...other.readings] }
  })
}

/** Without a condition that the network fulfils. */
const withoutGiven = (reading: Parameters<typeof isGiven>[0], draft: Draft): Draft => {
  if (!draft.when || !isGiven(reading, draft.when)) return draft
  const { when: _, ...rest } = draft
  return rest
}

/** The members under the condition of the chain, or under those that words tell cases by. */
const underConditions = (
  reading: Parameters<typeof underCondition>[0],
  { when, told = [] }: Draft,
  members: readonly Member[],
): ReturnType<typeof underCondition> => {
  const conditions = when ? [when] : told
  let under: readonly Member[] | undefined
  for (const one of conditions) {
    const next = underCondition(reading, one, under ?? members)
    if (next === undefined || next === 'unclear') return next
    under = next
  }
  return under
}

/** Whether a name is given, or a next value: under a condition that is no equality. */
const saysNew = ({ signs }: Draft, head: Member | undefined, { graph }: Symbols): boolean =>
  signs.some(({ sign }) => sign === 'define') ||
  (head?.kind === 'formula' &&
    head.readings.some(one => one.kind === 'name' && !namesOf(graph).has(one.name)))

/** With what the words say of signs, and of letters for which the network has no other function. */
const withSaid = (symbols: Symbols, source: string): Symbols => {
  const [said, entrywise] = [saidFunctions(source), saidEntrywise(source)]
  if (said.size === 0 && entrywise.size === 0) return symbols
  return { ...symbols, functions: new Map([...said, ...symbols.functions]), entrywise }
}

/** Those of one network are worked out once: what is read by them is kept with them. */
const symbolsIn = (graph: Graph, parse: TexParser): Symbols => {
  const known = tables.get(graph) ?? symbolsOf(graph, parse)
  tables.set(graph, known)
  return known
}

const tables = new WeakMap<Graph, Symbols>()

/** A name that the network does not have as a value, and nothing but lists behind it. */
const isOfListings = (
  [head, ...rest]: readonly Read[],
  { graph, ...symbols }: Symbols,
): boolean => {
  const listed = rest.map(one => (one.kind === 'cell' ? one.listed : 0))
  if (head?.kind !== 'cell' || !listed.every(count => count > 0)) return false
  if (!listed.some(count => count > 1)) return false
  const read = readFormula(head.cell, { graph, ...symbols })
  const [name] = read.kind === 'formula' ? read.readings : []
  if (name?.kind !== 'name') return false
  return graph.sizes.includes(name.name) || !namesOf(graph).has(name.name)
}

/** What stands left of an arrow is the next value; none where it is not read. */
const withNext = ({ members: [head, ...rest], ...chain }: Chain): readonly Chain[] =>
  head?.kind === 'formula' ? [{ ...chain, members: [{ ...head, isNext: true }, ...rest] }] : []

const signOf = ({ span, sign, words }: Token): Sign => ({
  span,
  kind: sign === 'equal' ? 'equal' : sign === 'break' ? 'assign' : 'define',
  ...(words && { reason: words }),
})

const formulaOf = (
  read: Read,
  symbols: Symbols,
  own: ReturnType<typeof headOf> | undefined,
): Member => {
  if (read.kind !== 'cell') return read
  const { span, text } = read
  return { span, text, ...(own ?? formulaIn(read, symbols)) }
}

const restricted = (member: Member, { doubt, only }: Draft): Member => {
  if (doubt) return doubted(member, doubt)
  return only ? inCase(member, only) : member
}

const doubted = (member: Member, code: ProblemCode): Member =>
  member.kind === 'unread' && code !== 'macros-unbounded'
    ? member
    : unread(problem(code, member.span), member.text)
