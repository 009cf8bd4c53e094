import type { Closed } from '../../src/core/derivation.ts'
import type { Graph } from '../../src/core/graph.ts'
import { closedForms } from '../../src/derive/closed.ts'
import { derive } from '../../src/derive/derive.ts'
import { quoteForm } from '../../src/render/quote.ts'
import { printText } from '../../src/render/text.ts'
import { verify } from '../../src/verify/verify.ts'
import { networkOf } from './network.ts'
import { casesIn } from './parse-cases.ts'

/** A known gradient: an equation file whose `@wrt` asks for it, and how people write it. */
export interface Formula {
  readonly title: string
  readonly source: string
  readonly by: string
  readonly expected: string
}

/** What came of one. */
export interface Outcome {
  /** The closed result as printed, definitions included. */
  readonly text: string
  readonly verified: boolean
  readonly isMatrix: boolean
  /** The gradient is the known one, and the printed text reads back as the gradient. */
  readonly isRight: boolean
  readonly isReadBack: boolean
  /** And both are proved. */
  readonly isProved: boolean
  /** Tokens of the text by tokens of what people write. */
  readonly ratio: number
}

export const formulasIn = (path: string): readonly Formula[] =>
  casesIn(path).map(({ source, expected }) => {
    const by = source.match(/^@wrt (\w+)$/m)?.[1] ?? ''
    const loss = source.match(/^loss = (.*)$/m)?.[1] ?? ''
    return { title: `${loss} by ${by}`, source, by, expected }
  })

export const outcomeOf = async ({ source, by, expected }: Formula): Promise<Outcome> => {
  const plain = networkOf(source)
  const derivations = derive(plain, [by])
  const closed = closedForms(plain, derivations)(by)
  const text = printed(closed, plain)
  const readable = closed.definitions.length === 0 ? text : expected
  const claims = [expected, readable].map(right => `claim ∂loss/∂${by} = ${right}`)
  const graph = networkOf([source, ...claims].join('\n'))
  const verification = await verify(graph, derivations, { seed: 1 })
  const [right, back] = verification.claims.map(found => holds(found.verdict))
  return {
    text,
    verified: verification.findings.flat().every(found => !found || holds(found.verdict)),
    isMatrix: closed.result.level === 'matrix',
    isRight: right ?? false,
    isReadBack: back ?? false,
    isProved: verification.claims.every(({ verdict }) => verdict === 'proved'),
    ratio: tokens(text) / tokens(expected),
  }
}

const holds = (verdict: string): boolean => verdict === 'tested' || verdict === 'proved'

const printed = ({ definitions, result }: Closed, { names }: Graph): string => {
  const known = new Set([...names, ...definitions.map(d => d.name)])
  const lines = definitions.map(d => `${d.name} := ${printText(quoteForm(d.form, known))}`)
  return [...lines, printText(quoteForm(result, known))].join('; ')
}

const tokens = (text: string): number => (text.match(/\w+|\.[*/^]|\S/g) ?? []).length
