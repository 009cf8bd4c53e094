import { subjectOf } from '../core/derivation.ts'
import type { Target } from '../core/python.ts'
import { UsageError } from '../core/usage.ts'
import { closedSystem } from '../derive/closed.ts'
import type { Hessian } from '../export/hessians.ts'
import { printModule } from '../export/module.ts'
import { claimRows } from '../render/people.ts'
import type { Row } from '../render/rows.ts'
import { type Sheet, summaryOf } from '../render/sheet.ts'
import type { Printer } from './formats.ts'
import { sharesAddUp } from './shares.ts'

/** The network and its gradients as a module of Python. With a step refuted there is none. */
export const printPython =
  (target: Target): Printer =>
  sheet => {
    if (sheet.parts.some(({ heading }) => heading.kind === 'forward'))
      throw new UsageError('python-no-forward')
    if (isRefuted(sheet)) return '# no module: a step of the derivation was refuted\n'
    return moduleOf(sheet, target)
  }

const isRefuted = ({ judged, closed, parts }: Sheet): boolean => {
  const steps = [...judged, ...parts.flatMap(part => part.judged)].flatMap(one => one.findings)
  const claims = parts.flatMap(({ second }) => [second?.findings.gradient, second?.findings.closed])
  return [...steps, ...claims, ...closed.map(one => one.finding)].some(
    finding => finding?.verdict === 'failed',
  )
}

const moduleOf = (sheet: Sheet, target: Target): string => {
  const { facts, graph, names, straight, version } = sheet
  const hessians = hessiansOf(sheet)
  const asked = new Set(names)
  if (graph.families.length > 0 && !sharesAddUp(graph, facts.seed))
    throw new Error('the shares of the equations are not the gradients')
  return printModule({
    graph,
    target,
    gradients:
      graph.families.length > 0
        ? { kind: 'members', asked: straight.filter(one => asked.has(subjectOf(one))) }
        : { kind: 'names', names, definitions: closedSystem(graph, names, straight) },
    ...(hessians.length > 0 && { hessians }),
    about: [
      `Written by gradproof ${version}: ${summaryOf(sheet)}.`,
      ...claimRows(sheet).map(claimLine),
    ],
  })
}

const hessiansOf = ({ parts }: Sheet): readonly Hessian[] =>
  parts.flatMap(({ heading, graph, second }) => {
    if (heading.kind !== 'hessian' || !second) return []
    const [first = '', other = ''] = heading.by
    return [{ by: [first, other], graph, gradient: second.definitions, closed: second.closed }]
  })

/** `σ(z) = 1 - σ(-z): claim, proved`, and where it is refuted the instance. */
const claimLine = ({ formula, remark = '', below = '' }: Row): string => {
  const instance = below === '' ? '' : `; ${bare(below)}`
  return `${bare(formula)}: ${remark}${instance}`
}

const bare = (text: string): string => text.replace(/^#\s*/, '')
