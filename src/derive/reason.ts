import { bareName } from '../core/affine.ts'
import type { Reason } from '../core/derivation.ts'
import { letterSource } from '../core/letters.ts'
import {
  entry,
  type Ix,
  type Pos,
  position,
  product,
  substituteTerm,
  type Term,
} from '../core/term.ts'
import { summandsOf } from '../ops/build.ts'
import type { Link, Target } from './link.ts'
import { type Mono, monosOf } from './mono.ts'
import { bodyAt, mentions } from './slope.ts'

/**
 * The definition behind a local derivative, q_j = Σ U_ji y_i: the terms of the
 * consumer that mention the variable, whose own letters are reused as the notes
 * do. Only where a sum stays: elsewhere the derivative can be read off.
 */
export const reasonOf = (links: readonly Link[], target: Target): Reason | undefined => {
  const [link] = links
  if (links.length !== 1 || !link?.consumer || link.ties.size > 0) return undefined
  if (link.isForward) return undefined
  const { of, ofAt } = link.sign
  const body = link.consumer.body
  const parts = summandsOf(body).filter(t => mentions(t, target.by.name))
  const [part] = parts
  if (parts.length !== 1 || part === undefined) return undefined
  const opened = openOnce(part, ofAt, target)
  const monos = opened && monosOf(opened, target.fresh)
  const [only] = monos ?? []
  if (!only || monos?.length !== 1) return undefined
  const right = reuseLetters(only, target)
  return right && named({ left: entry(of, ofAt), right }, link, target)
}

const openOnce = (expr: Parameters<typeof mentions>[0], at: readonly Pos[], target: Target) => {
  if (expr.kind === 'table') return bodyAt(expr, at, target.fresh)
  if (expr.kind !== 'call' || expr.op.elementwise) return undefined
  return expr.op.entry({
    args: expr.args,
    attrs: expr.attrs,
    at,
    base: target.graph.base,
    fresh: target.fresh,
  })
}

/** Bound letters that stand where the variable has its own become those. */
const reuseLetters = (mono: Mono, target: Target): Term | undefined => {
  const own = mono.factors.find(
    f => f.kind === 'entry' && f.expr.kind === 'var' && f.expr.name === target.by.name,
  )
  if (own?.kind !== 'entry') return undefined
  const bound = new Set(mono.bound.map(ix => ix.name))
  const by = new Map<string, Pos>()
  own.at.forEach((pos, n) => {
    const name = bareName(pos)
    if (name !== undefined && bound.has(name)) by.set(name, target.at[n] as Pos)
  })
  const factors = mono.factors.map(f => substituteTerm(f, by))
  const letters = mono.bound.map(ix => renamed(ix, by))
  return letters.length === 0 ? product(factors) : { kind: 'sum', letters, body: product(factors) }
}

const renamed = (ix: Ix, by: ReadonlyMap<string, Pos>): Ix => {
  const name = bareName(by.get(ix.name) ?? position(ix)) ?? ix.name
  return { ...ix, name }
}

/** The letters of the chain: the free ones first, then those of the consumer. */
const named = (reason: Reason, link: Link, target: Target): Reason => {
  const source = letterSource(target.graph.names)
  const by = new Map(
    [...target.free, ...link.letters].map(ix => [ix.name, position(source(ix.dim))]),
  )
  const rename = (term: Term): Term => {
    if (term.kind !== 'sum') return substituteTerm(term, by)
    const letters = term.letters.map(ix => renamed(ix, by))
    return { kind: 'sum', letters, body: substituteTerm(term.body, by) }
  }
  return { left: rename(reason.left), right: rename(reason.right) }
}
