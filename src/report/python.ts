import type { Target } from '../core/python.ts'
import { UsageError } from '../core/usage.ts'
import { closedSystem } from '../derive/closed.ts'
import { printModule } from '../export/module.ts'
import { claimRows } from '../render/people.ts'
import type { Row } from '../render/rows.ts'
import { type Sheet, summaryOf } from '../render/sheet.ts'
import type { Printer } from './formats.ts'

/** The network and its gradients as a module of Python. With a step refuted there is none. */
export const printPython =
  (target: Target): Printer =>
  sheet => {
    const isRefuted = sheet.judged.some(({ findings }) =>
      findings.some(finding => finding?.verdict === 'failed'),
    )
    if (sheet.parts.length > 0) throw new UsageError('python-gradients-only')
    if (isRefuted) return '# no module: a step of the derivation was refuted\n'
    return moduleOf(sheet, target)
  }

const moduleOf = (sheet: Sheet, target: Target): string => {
  const { graph, names, straight, version } = sheet
  return printModule({
    graph,
    target,
    names,
    gradients: closedSystem(graph, names, straight),
    about: [
      `Written by gradproof ${version}: ${summaryOf(sheet)}.`,
      ...claimRows(sheet).map(claimLine),
    ],
  })
}

/** `σ(z) = 1 - σ(-z): claim, proved`, and where it is refuted the instance. */
const claimLine = ({ formula, remark = '', below = '' }: Row): string => {
  const instance = below === '' ? '' : `; ${bare(below)}`
  return `${bare(formula)}: ${remark}${instance}`
}

const bare = (text: string): string => text.replace(/^#\s*/, '')
