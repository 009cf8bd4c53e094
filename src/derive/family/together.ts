import { affine, minus, ONE, plus } from '../../core/affine.ts'
import {
  type Derivation,
  type Form,
  type IndexForm,
  RULES,
  type Rule,
  type Step,
} from '../../core/derivation.ts'
import { type Expr, table } from '../../core/expr.ts'
import { isUnit, type Shape } from '../../core/shape.ts'
import { entry, type Ix, position, total } from '../../core/term.ts'
import { addOf } from '../../ops/build.ts'
import { seriesOf } from '../../ops/series.ts'
import type { Over } from './part.ts'

/** The derivation of one part, and the sums over members before its share. */
export interface Share {
  readonly over: readonly Over[]
  readonly derivation: Derivation
}

/** The steps of all shares side by side: each member adds them up, each share as far as its rules went. */
export const together = (shares: readonly Share[], formal: readonly Share[]): readonly Step[] => {
  const [first] = shares as [Share]
  const [goal, ...rest] = first.derivation.steps as [Step, ...Step[]]
  const { shape } = first.derivation
  const component = rest.find(step => step.rule === 'component')
  const steps: Step[] = [goal, ...(component ? [component] : [])]
  for (const rule of RULES) {
    const from = formal.length > 0 && rule === 'chain-rule' ? formal : shares
    if (!isShown(rule, from, shares, formal)) continue
    const used = from.flatMap(share => stepOf(share, rule)?.uses ?? [])
    const form = added(from, rule, shape)
    if (form) steps.push({ ...goal, rule, form, uses: [...new Set(used)] })
  }
  return steps
}

const BEGINNING: readonly Rule[] = ['goal', 'component']

/** Some share has a member by this rule; matrices only where all have them. */
const isShown = (
  rule: Rule,
  from: readonly Share[],
  shares: readonly Share[],
  formal: readonly Share[],
): boolean => {
  if (BEGINNING.includes(rule)) return false
  if (formal.length > 0 && rule === 'collapse-sum') return false
  if (!from.some(share => share.derivation.steps.some(step => step.rule === rule))) return false
  return rule !== 'matrix-form' || shares.every(isReadable)
}

const isReadable = ({ derivation }: Share): boolean =>
  derivation.steps.at(-1)?.form.level === 'matrix'

/** The member of a share by a rule: the latest up to it, else the first behind it. */
const stepOf = ({ derivation }: Share, rule: Rule): Step | undefined => {
  const steps = derivation.steps.filter(step => !BEGINNING.includes(step.rule))
  const place = RULES.indexOf(rule)
  return steps.findLast(step => RULES.indexOf(step.rule) <= place) ?? steps[0]
}

/** All shares at a rule: in matrices where every one is, else in entries. */
const added = (shares: readonly Share[], rule: Rule, shape: Shape): Form | undefined => {
  const forms = shares.flatMap(share => {
    const form = stepOf(share, rule)?.form
    return form ? [{ over: share.over, form }] : []
  })
  const whole = forms.flatMap(({ over, form }) =>
    form.level === 'matrix' ? [summed(over, form.expr)] : [],
  )
  if (whole.length === forms.length) return { level: 'matrix', expr: addOf(...whole) }
  const free = forms.find(({ form }) => form.level === 'index')?.form as IndexForm | undefined
  if (!free) return undefined
  const terms = forms.map(({ over, form }) => {
    const at = positionsOf(shape, free.free)
    if (over.length === 0) return form.level === 'index' ? form.term : entry(form.expr, at)
    const body = form.level === 'index' ? table(lettersOf(shape, free.free), form.term) : form.expr
    return entry(summed(over, body), at)
  })
  return { level: 'index', free: free.free, term: total(terms) }
}

/** Σ over members before a whole. */
const summed = (over: readonly Over[], body: Expr): Expr =>
  over.reduceRight((inner, { letter, range, isWhole }) => {
    const dim = plus(minus(range.last, range.first), affine(1))
    return seriesOf({ letter: { name: letter, dim, first: range.first }, isWhole }, inner)
  }, body)

/** The free letters, with one for each unit axis. */
const lettersOf = (shape: Shape, free: readonly Ix[]): readonly Ix[] => {
  const rest = [...free]
  return shape.map((dim, n) => (isUnit(dim) ? { name: `·${n}`, dim } : (rest.shift() as Ix)))
}

const positionsOf = (shape: Shape, free: readonly Ix[]) => {
  const rest = [...free]
  return shape.map(dim => (isUnit(dim) ? ONE : position(rest.shift() as Ix)))
}
