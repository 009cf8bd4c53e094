import {
  type Derivation,
  type Kind,
  type Places,
  type Reason,
  resultOf,
  type Step,
  subjectOf,
} from '../core/derivation.ts'
import type { Finding, Verdict } from '../core/finding.ts'
import { memberOf } from '../core/member.ts'
import { isScalar } from '../core/shape.ts'
import type { Prose } from './prose.ts'
import type { Kept, Style } from './style.ts'

/** A derivation with what the numbers say of each step; the first has no finding. */
export interface Judged {
  readonly derivation: Derivation
  readonly findings: readonly (Finding | undefined)[]
  /** With `--detail full`: what each step does, in a sentence. */
  readonly sentences?: readonly Prose[]
}

/** What is to be laid out: derivations of all names that chains may run into. */
export interface Request {
  readonly judged: readonly Judged[]
  /** Keys of derivations in the order of their chains. */
  readonly names: readonly string[]
  /** True when a person listed the names: then each keeps a chain of its own. */
  readonly isAsked: boolean
}

/** One chain of equalities; the first member is the gradient itself. */
export interface Chain {
  readonly wrt: string
  /** Places of a family for which it stands. */
  readonly range?: Places
  readonly kind: Kind
  readonly members: readonly Member[]
  /** First of its pattern. */
  readonly isFirst: boolean
}
/** What stands behind an equals sign. */
export interface Member {
  readonly step: Step
  readonly reason?: Reason
  /** The verdict of all steps since the member before. */
  readonly finding?: Finding
  /** True when members before this one were left out for `…`. */
  readonly isAfterDots: boolean
  /** What the step does, with `--detail full`; of the first member, how the variable acts. */
  readonly sentence?: Prose
}

/** The chains of a style: which members are shown, what runs into what, what is shortened. */
export const layOut = (request: Request, style: Style): readonly Chain[] => {
  const byName = new Map(request.judged.map(j => [subjectOf(j.derivation), j]))
  const placed = new Set<string>()
  const patterns = new Set<string>()
  const chains: Chain[] = []
  for (const name of request.names) {
    const start = byName.get(name)
    if (!start || (placed.has(name) && !request.isAsked)) continue
    placed.add(name)
    const run = style.flow ? follow(start, byName, request, placed) : [start]
    chains.push(chainOf(run, style, patterns))
  }
  return chains
}

/** The derivations that one chain runs through. */
const follow = (
  start: Judged,
  byName: ReadonlyMap<string, Judged>,
  { names, isAsked }: Request,
  placed: Set<string>,
): readonly Judged[] => {
  const run = [start]
  for (let last = start; last.derivation.kind === 'bias'; ) {
    const name = endsIn(last.derivation)
    const next = name === undefined ? undefined : byName.get(name)
    if (!next || name === undefined || placed.has(name)) break
    if (isAsked && names.includes(name)) break
    placed.add(name)
    run.push(next)
    last = next
  }
  return run
}

/** The derivation of the gradient in which one ends, for the same places. */
const endsIn = (derivation: Derivation): string | undefined => {
  const form = resultOf(derivation)
  if (form.level !== 'matrix' || form.expr.kind !== 'grad') return undefined
  const { range } = derivation
  const isGeneral =
    range && memberOf(form.expr.by)?.at.terms.some(([name]) => name === range.letter)
  const { range: _, ...rest } = derivation
  return subjectOf({ ...rest, wrt: form.expr.by, ...(isGeneral && { range }) })
}

const chainOf = (run: readonly Judged[], style: Style, patterns: Set<string>): Chain => {
  const [{ derivation }] = run as [Judged]
  const { wrt, kind, range } = derivation
  const scalar = isScalar(derivation.shape)
  const pattern = patternOf(run)
  const isFirst = scalar || !patterns.has(pattern)
  if (!scalar) patterns.add(pattern)
  const places = placesOf(run, style, scalar)
  const kept = isFirst ? undefined : style.flow?.shorten[kind]
  const members = membersOf(kept ? shorten(places, kept) : places)
  const hasReason = (step: Step) => !scalar && style.reasons.includes(step.kind)
  const reasoned = members.map(m => withReason(m, hasReason(m.step)))
  return { wrt, kind, isFirst, members: reasoned, ...(range && { range }) }
}

/** Chains of one pattern go through the same rules for derivations of the same kinds. */
const patternOf = (run: readonly Judged[]): string =>
  run.map(({ derivation: { kind, steps } }) => [kind, ...steps.map(s => s.rule)].join()).join(';')

/** A step of a run, and whether it is written down. */
interface Place {
  readonly step: Step
  readonly finding: Finding | undefined
  readonly sentence?: Prose
  readonly isShown: boolean
  /** Left out for `…`. */
  readonly isCut?: boolean
  /** Never left out. */
  readonly isKept?: true
}

/** All steps of a run. Where a derivation goes on in another, its result is the goal of that one. */
const placesOf = (run: readonly Judged[], style: Style, scalar: boolean): readonly Place[] =>
  run.flatMap(({ derivation, findings, sentences }, n) => {
    const { steps, kind } = derivation
    const table = n === 0 ? style : (style.flow?.goOn ?? style)
    const rules = (scalar ? table.scalars : table.tensors)[kind]
    const isLast = n === run.length - 1
    return steps.map((step, k) => ({
      step,
      ...(namesLetters(run, step, n) && { isKept: true as const }),
      finding: findings[k],
      ...(sentences?.[k] && { sentence: sentences[k] }),
      isShown:
        isOpening(step, n) ||
        namesLetters(run, step, n) ||
        (isLast && k === steps.length - 1) ||
        (rules.includes(step.rule) && !isHandedOn(step, n, isLast)),
    }))
  })

const isOpening = (step: Step, n: number): boolean => n === 0 && step.rule === 'goal'

/** The entry of what is asked for, where the result is one: it says which letter is which axis. */
const namesLetters = (run: readonly Judged[], { rule }: Step, n: number): boolean => {
  const last = run.at(-1)?.derivation.steps.at(-1)?.form
  return n === 0 && rule === 'component' && last?.level === 'index' && last.free.length > 0
}

/** The whole that two derivations of a run share, and its entry. */
const isHandedOn = ({ rule }: Step, n: number, isLast: boolean): boolean =>
  (n > 0 && (rule === 'goal' || rule === 'component')) || (!isLast && rule === 'matrix-form')

const shorten = (places: readonly Place[], kept: readonly Kept[]): readonly Place[] =>
  places.map((place, n) => {
    const { kind, rule } = place.step
    const stays = kept.some(([k, r]) => k === kind && r === rule)
    const isEnd = n === 0 || n === places.length - 1
    return isEnd || stays || place.isKept || !place.isShown
      ? place
      : { ...place, isShown: false, isCut: true }
  })

/** The shown steps, each with the findings of those left out before it; dots stand only behind the head. */
const membersOf = (places: readonly Place[]): readonly Member[] => {
  const members: Member[] = []
  let findings: Finding[] = []
  let isAfterDots = false
  for (const { step, finding, sentence, isShown, isCut } of places) {
    if (finding) findings.push(finding)
    isAfterDots ||= isCut === true
    if (!isShown) continue
    const joined = join(findings)
    const isSecond = members.length === 1
    members.push({
      step,
      isAfterDots: isAfterDots && isSecond,
      ...(joined ? { finding: joined } : {}),
      ...(sentence ? { sentence } : {}),
    })
    findings = []
    isAfterDots = false
  }
  return members
}

const withReason = (member: Member, isWanted: boolean): Member =>
  isWanted && member.step.reason ? { ...member, reason: member.step.reason } : member

/** From worst to best. */
const ORDER: readonly Verdict[] = ['failed', 'undecided', 'tested', 'proved']

/** What holds of several equalities in a row. */
const join = (findings: readonly Finding[]): Finding | undefined => {
  const [worst] = findings.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
  if (!worst) return undefined
  return {
    ...worst,
    uses: [...new Set(findings.flatMap(f => f.uses ?? []))],
    error: Math.max(...findings.map(f => f.error)),
    draws: Math.min(...findings.map(f => f.draws)),
    skipped: Math.max(...findings.map(f => f.skipped)),
  }
}
