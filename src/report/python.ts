import type { Target } from '../core/python.ts'
import { closedSystem } from '../derive/closed.ts'
import { printModule } from '../export/module.ts'
import { ExportError } from '../export/refusal.ts'
import { type Sheet, summaryOf } from '../render/sheet.ts'
import type { Printer } from './formats.ts'
import { UsageError } from './options.ts'

/** The network and its gradients as a module of Python. With a step refuted there is none. */
export const printPython =
  (target: Target): Printer =>
  sheet => {
    const isRefuted = sheet.judged.some(({ findings }) =>
      findings.some(finding => finding?.verdict === 'failed'),
    )
    if (isRefuted) return '# no module: a step of the derivation was refuted\n'
    try {
      return moduleOf(sheet, target)
    } catch (error) {
      throw error instanceof ExportError ? new UsageError(error.message) : error
    }
  }

const moduleOf = (sheet: Sheet, target: Target): string => {
  const { graph, names, judged, version } = sheet
  const derivations = judged.map(one => one.derivation)
  return printModule({
    graph,
    target,
    names,
    gradients: closedSystem(graph, names, derivations),
    about: [`Written by gradproof ${version}: ${summaryOf(sheet)}.`],
  })
}
