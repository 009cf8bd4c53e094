import { call, variable } from '../core/expr.ts'
import { freeNamesIn } from '../core/parts.ts'
import { ofStep } from '../core/step-name.ts'
import type { Syntax } from '../core/syntax.ts'
import { freeLetters } from '../elaborate/form.ts'
import type { Scope } from '../elaborate/scope.ts'
import { exp } from '../ops/exp.ts'
import { dummyName } from './env.ts'
import { isNew } from './heads.ts'
import { type Knowledge, withValue } from './knowledge.ts'

/** Names of which nothing is known, letters and steps left out: the rate of an update. */
export const ratesIn = (scope: Scope, syntaxes: readonly Syntax[]): readonly string[] => {
  const letters = new Set(freeLetters(scope, syntaxes, []))
  const names = new Set(syntaxes.flatMap(one => [...freeNamesIn(one)]))
  return [...names].filter(
    name => isNew(scope, name) && !letters.has(name) && ofStep(name) === undefined,
  )
}

/** A scalar that may be the rate, where no name is new: one of the network, or that the derivation gives. */
export const knownRate = (
  scope: Scope,
  { introduced }: Knowledge,
  syntax: Syntax,
): string | undefined => {
  const isGiven = (name: string) => introduced.has(name) || !scope.network?.equations.has(name)
  const scalars = [...freeNamesIn(syntax)].filter(
    name => scope.shapes.get(name)?.length === 0 && isGiven(name),
  )
  return scalars.find(name => RATES.has(bare(name)))
}

/** What people call a rate. */
const RATES: ReadonlySet<string> = new Set(['eta', 'alpha', 'lambda', 'mu', 'gamma', 'lr', 'rate'])

/** Whether a name by which nothing else is known can only be a rate. */
export const isRateName = (name: string): boolean =>
  RATES.has(bare(name)) || MORE_RATES.has(bare(name))

/** Whether a name can hardly be anything but the size of a step. */
export const isStepSize = (name: string): boolean => STEP_SIZES.has(bare(name))

const STEP_SIZES: ReadonlySet<string> = new Set(['eta', 'alpha', 'lr', 'rate'])

const MORE_RATES: ReadonlySet<string> = new Set([
  ...['epsilon', 'varepsilon', 'rho', 'kappa', 'tau', 'nu', 's', 'h', 'k', 'c', 'r'],
])

/** `\eta`, `\eta_t`, `\text{lr}`. */
const bare = (name: string): string => name.replace(/^\\/, '').replace(/[_^].*$/, '')

/** With a name that stands for any positive number. */
export const withRate = (at: Knowledge, name: string): Knowledge =>
  withValue(at, name, {
    form: { level: 'matrix', expr: call(exp, [variable(dummyName(name), [])]) },
    shape: [],
    syntax: { kind: 'name', name },
    within: at,
  })

/** Whether it stands for any positive number. */
export const isRate = ({ values }: Knowledge, name: string): boolean => {
  const form = values.get(name)?.form
  const [arg] = form?.level === 'matrix' && form.expr.kind === 'call' ? form.expr.args : []
  return arg?.kind === 'var' && arg.name === dummyName(name)
}
