import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Derivation, Form, Step } from '../src/core/derivation.ts'
import type { Graph } from '../src/core/graph.ts'
import { deriveMembers } from '../src/derive/family/members.ts'
import { formsIn, scopeIn } from '../src/elaborate/form.ts'
import { newReport, tried } from '../src/elaborate/report.ts'
import { readFormula } from '../src/read/formula/read.ts'
import { symbolsOf } from '../src/read/formula/symbols.ts'
import { quoteForm } from '../src/render/quote.ts'
import { bookOf } from '../src/render/sheet.ts'
import { STYLES } from '../src/render/style/index.ts'
import { printTex } from '../src/render/tex.ts'
import { printText } from '../src/render/text.ts'
import { verifyNetwork } from '../src/verify/unrolled.ts'
import { cellOf, parseTex } from './support/formula.ts'
import { formulasIn } from './support/formulas.ts'
import { networkOf } from './support/network.ts'
import { caseFiles, casesIn } from './support/parse-cases.ts'

const SEED = 3

/** A member as printed, and what its LaTeX may mean, the likeliest first. */
interface Printed {
  readonly tex: string
  readonly derivation: Derivation
  readonly step: Step
  readonly meanings: readonly Form[]
}

/** What `f'(\dots)` leaves out is found by the judge alone. */
const SPELLED = STYLES.filter(({ notation }) => notation.arguments === undefined)

/** Every member of every chain in these styles, each LaTeX once, read again. */
const printedIn = (graph: Graph, derivations: readonly Derivation[]): readonly Printed[] => {
  const symbols = symbolsOf(graph, parseTex)
  const all = new Map<string, Printed>()
  for (const book of SPELLED.map(style => bookOf(graph, style))) {
    for (const derivation of derivations) {
      for (const step of derivation.steps) {
        const tex = printTex(quoteForm(step.form, graph.names), book)
        const key = `${derivation.wrt} ${tex}`
        if (all.has(key)) continue
        const read = readFormula(cellOf(tex), symbols)
        const readings = read.kind === 'formula' ? read.readings : []
        const meanings = readings.flatMap(reading => meaningOf(graph, derivation, step, reading))
        all.set(key, { tex, derivation, step, meanings })
      }
    }
  }
  return [...all.values()]
}

/** What a reading means where the letters range as in the head of its chain. */
const meaningOf = (
  graph: Graph,
  derivation: Derivation,
  { form }: Step,
  reading: ReturnType<typeof quoteForm>,
): readonly Form[] => {
  const report = newReport()
  const head = derivation.steps.find(s => s.rule === 'component') ?? derivation.steps[0]
  const order = form.level === 'index' ? form.free.map(ix => ix.name) : []
  const headSyntax = quoteForm((head as Step).form, graph.names)
  const sides = form.level === 'index' ? [reading, headSyntax] : [reading]
  return tried(report, () => formsIn(scopeIn(graph, report), sides, order))?.slice(0, 1) ?? []
}

/** In the layout of derivations and without names that are written as products, the LaTeX of members of which no reading has the value of the member. */
const lost = async (source: string): Promise<readonly string[]> => {
  const graph = networkOf(source.replace(/^(@layout|claim|@formula) .*$|^@alias .*'.*$/gm, ''))
  const { derivations, needs } = deriveMembers(graph, graph.settings.wrt)
  const text = (form: Form): string => printText(quoteForm(form, graph.names))
  let open = printedIn(graph, derivations).filter(({ step, meanings: [first] }) => {
    return !first || text(first) !== text(step.form)
  })
  for (let n = 0; open.some(one => one.meanings[n]); n++) {
    const some = open.filter(one => one.meanings[n])
    const pairs = some.map(({ derivation, step, meanings }): Derivation => {
      return { ...derivation, steps: [step, { ...step, form: meanings[n] as Form }] }
    })
    const asked = { derivations: pairs, needs }
    const { findings } = await verifyNetwork(graph, asked, { seed: SEED })
    const wrong = some.filter((_, at) => findings[at]?.some(one => one?.verdict === 'failed'))
    open = [...open.filter(one => !one.meanings[n]), ...wrong]
  }
  return open.map(one => one.tex)
}

const files = readdirSync('derivations').filter(file => file.endsWith('.eq'))

describe('LaTeX that derive prints is read back', () => {
  test.each(files)('derivations/%s', async file => {
    expect(await lost(readFileSync(`derivations/${file}`, 'utf8')), `seed ${SEED}`).toEqual([])
  })

  test.each(caseFiles('test/cases/families'))('%s', async path => {
    for (const { source } of casesIn(path)) {
      expect(await lost(source), `${source} seed ${SEED}`).toEqual([])
    }
  })

  test.each(caseFiles('test/cases/formulas'))('%s', async path => {
    for (const { source } of formulasIn(path)) {
      expect(await lost(source), `${source} seed ${SEED}`).toEqual([])
    }
  })
})
