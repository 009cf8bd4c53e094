import type { Span } from '../core/syntax.ts'
import type { TexNode } from './katex.ts'

/** Tells where nodes of one formula stand in its text, with the commands and braces that make them. */
export const placer = (
  all: readonly TexNode[],
  text: string,
): ((nodes: readonly TexNode[]) => Span | undefined) => {
  let starts: ReadonlySet<number> | undefined
  return nodes => {
    const [first] = nodes
    const places = nodes.flatMap(placesIn)
    starts ??= new Set(all.flatMap(placesIn).map(place => place.start))
    if (places.length === 0 || !first) return undefined
    const from = Math.min(...places.map(place => place.start))
    const made = commandBefore(text, from, layersOf(first), starts)
    const start = faceBefore(text, made, starts)
    return { start, end: closed(text, start, Math.max(...places.map(place => place.end))) }
  }
}

/** Places that KaTeX keeps, of a node and all below it. */
const placesIn = (value: unknown): readonly Span[] => {
  const found: Span[] = []
  collect(value, found)
  return found
}

const collect = (value: unknown, found: Span[]): void => {
  if (typeof value !== 'object' || value === null) return
  for (const [field, inner] of Object.entries(value)) {
    if (field === 'loc') found.push(inner as Span)
    else collect(inner, found)
  }
}

/** Nodes made by a command of which KaTeX keeps no place, by the field of what stands first in them. */
const MADE: Readonly<Record<string, string | undefined>> = {
  accent: 'base',
  accentUnder: 'base',
  enclose: 'body',
  font: 'body',
  genfrac: 'numer',
  leftright: 'body',
  mclass: 'body',
  op: 'body',
  operatorname: 'body',
  overline: 'body',
  sqrt: 'body',
  text: 'body',
  underline: 'body',
}

/** How many commands may stand in front of the first place of a node. */
const layersOf = (node: TexNode): number => {
  if (node.loc) return 0
  const field = node.type === 'supsub' || node.type === 'styling' ? undefined : MADE[node.type]
  const inner = node.type === 'supsub' ? node.base : node[field ?? 'body']
  const first = Array.isArray(inner) ? inner[0] : inner
  const below = isNode(first) ? layersOf(first) : 0
  return below + (node.type in MADE ? 1 : 0)
}

const isNode = (value: unknown): value is TexNode =>
  typeof value === 'object' && value !== null && 'type' in value

/** Longest command that is looked for. */
const LONGEST = 40
const COMMAND = /\\(?:left\s*(?:\\[A-Za-z]+|\\?[^\\A-Za-z])|[A-Za-z]+\*?(?:\s*[_^])?)[\s{]*$/

/** Where the commands begin that stand in front of a place and have none of their own. */
const commandBefore = (
  text: string,
  at: number,
  layers: number,
  starts: ReadonlySet<number>,
): number => {
  let start = at
  for (let n = 0; n < layers; n++) {
    const from = Math.max(0, start - LONGEST)
    const found = COMMAND.exec(text.slice(from, start))
    if (!found || starts.has(from + found.index)) return start
    start = from + found.index
  }
  return start
}

/** What changes the face of one letter belongs to the letter. */
const FACE =
  /\\(?:acute|bar|bm|boldsymbol|breve|check|ddot|dot|grave|hat|math(?:bb|bf|cal|it|rm|sf|scr|tt)|mathring|overline|tilde|underline|vec|widehat|widetilde)[\s{]*$/

const faceBefore = (text: string, at: number, starts: ReadonlySet<number>): number => {
  const from = Math.max(0, at - LONGEST)
  const found = FACE.exec(text.slice(from, at))
  return found && !starts.has(from + found.index) ? from + found.index : at
}

const CLOSERS = /^\s*(?:\}|\\right\s*(?:\\[A-Za-z]+|\\?.))/

/** Braces and `\left` that are open there are closed. */
const closed = (text: string, start: number, end: number): number => {
  let last = end
  while (isOpen(text.slice(start, last))) {
    const found = CLOSERS.exec(text.slice(last, last + LONGEST))
    if (!found) return last
    last += found[0].length
  }
  return last
}

const isOpen = (text: string): boolean => {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return (
    count(/(?<!\\)\{/g) > count(/(?<!\\)\}/g) ||
    count(/\\left(?![A-Za-z])/g) > count(/\\right(?![A-Za-z])/g)
  )
}
