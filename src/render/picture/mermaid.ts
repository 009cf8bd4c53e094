import { writtenText } from '../places.ts'
import { printText } from '../text.ts'
import type { Edge, Node } from './diagram.ts'
import type { Picture } from './picture.ts'
import { FILLS, INK, PATHS, type PictureWords, RED } from './svg.ts'

/**
 * The computation graph as Mermaid reads it, which GitHub, GitLab and many editors draw in Markdown.
 * Along an arrow with two heads the value goes forward and the gradient back.
 * See https://mermaid.js.org/syntax/flowchart.html.
 */
export const printMermaid = (
  { diagram: { nodes, edges } }: Picture,
  said: PictureWords,
): string => {
  const ids = new Map(nodes.map(({ name }, n) => [name, `n${n}`]))
  const idOf = (name: string): string => ids.get(name) as string
  return [
    'flowchart LR',
    `  accTitle: ${said.title}`,
    ...nodes.map(node => `  ${idOf(node.name)}${boxOf(node)}:::${node.kind}`),
    ...edges.map(edge => `  ${idOf(edge.from)} ${arrowOf(edge)} ${idOf(edge.to)}`),
    ...coloured(edges),
    ...kindsOf(nodes).map(
      kind => `  classDef ${kind} fill:${FILLS[kind]},stroke:${INK},color:${INK}`,
    ),
  ].join('\n')
}

const boxOf = ({ label, body, range, gradient, kind, count, isFamily }: Node): string => {
  const name = printText(label)
  const lines =
    kind === 'more'
      ? [`… ${count ?? 0}`]
      : [
          body ? equation(name, printText(body)) : name,
          ...(range ? [writtenText(range)] : []),
          ...(gradient ? [printText(gradient)] : []),
        ]
  const [open, close] = isFamily ? ['[[', ']]'] : body ? ['[', ']'] : ['([', '])']
  return `${open}"${lines.map(escaped).join('<br>')}"${close}`
}

/** Longer right sides stand among the equations only. */
const equation = (name: string, body: string): string =>
  body.length > LONGEST ? name : `${name} = ${body}`

const LONGEST = 60

const arrowOf = ({ hasGradient, member }: Edge): string => {
  const beside = member ? `|"${escaped(printText(member))}"|` : ''
  return `${hasGradient ? '<-->' : '-->'}${beside}`
}

/** Gradients, and the paths of those that take several. */
const coloured = (edges: readonly Edge[]): readonly string[] => {
  const colourOf = ({ path }: Edge): string => (path === undefined ? RED : (PATHS[path] ?? RED))
  const groups = new Map<string, number[]>()
  for (const [n, edge] of edges.entries()) {
    if (!edge.hasGradient) continue
    groups.set(colourOf(edge), [...(groups.get(colourOf(edge)) ?? []), n])
  }
  return [...groups].map(([colour, all]) => `  linkStyle ${all.join(',')} stroke:${colour}`)
}

const kindsOf = (nodes: readonly Node[]): readonly Node['kind'][] => [
  ...new Set(nodes.map(({ kind }) => kind)),
]

/** Signs that mean something to Mermaid, to Markdown or to HTML, by their numbers. */
const escaped = (text: string): string =>
  text.replace(/["#&;<>`*_~\\\n\r]/g, sign => `#${sign.codePointAt(0)};`)
