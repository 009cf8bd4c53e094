import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pdfOf } from '../src/cli/pdf.ts'
import type { Graph } from '../src/core/graph.ts'
import { deriveNetwork } from '../src/derive/network.ts'
import { heightOf } from '../src/render/picture/box.ts'
import { diagramOf, type Edge } from '../src/render/picture/diagram.ts'
import { elided } from '../src/render/picture/elide.ts'
import { layered, SHADOW } from '../src/render/picture/layered.ts'
import { printMermaid } from '../src/render/picture/mermaid.ts'
import { withPaths } from '../src/render/picture/paths.ts'
import { type Picture, pictureOf } from '../src/render/picture/picture.ts'
import type { Point } from '../src/render/picture/route.ts'
import { runsOf, widthOfRuns } from '../src/render/picture/runs.ts'
import { printSvg } from '../src/render/picture/svg.ts'
import { printTikz } from '../src/render/picture/tikz.ts'
import { bookOf } from '../src/render/sheet.ts'
import { arrows } from '../src/render/style/arrows.ts'
import { plain } from '../src/render/style/plain.ts'
import { printText } from '../src/render/text.ts'
import { textCases } from './support/case-files.ts'
import { networkOf } from './support/network.ts'

const WORDS = { title: 'Graph', values: 'values', gradients: 'gradients', paths: 'paths' }

const sheetOf = (graph: Graph) => ({
  graph,
  style: arrows,
  judged: deriveNetwork(graph, graph.settings.wrt).derivations.map(derivation => ({
    derivation,
    findings: [],
  })),
})

describe('a network is drawn', () => {
  test.each(textCases('picture'))('$title', ({ input, output }) => {
    expect(drawn(networkOf(input))).toBe(output)
  })
})

/** Layers from left to right with docked leaves in brackets, then what leads back, then the paths. */
const drawn = (graph: Graph): string => {
  const { cells, columns, edges } = layered(
    withPaths(elided(diagramOf(sheetOf(graph)))),
    bookOf(graph, plain),
  )
  const all = [...cells.values()].toSorted((a, b) => a.y - b.y)
  const layers = columns.map((_, rank) =>
    all
      .filter(cell => cell.rank === rank)
      .map(({ node, docked }) => {
        const above = docked.map(one => `${one.node.name}${one.edge.hasGradient ? '*' : ''}`)
        const name = `${node.name}${node.count ?? ''}${node.gradient ? '*' : ''}`
        return above.length > 0 ? `${name}(${above.join(' ')})` : name
      })
      .join(' '),
  )
  const backs = edges.filter(edge => edge.isBack).map(edge => `back ${arrow(edge)}`)
  const paths = edges
    .filter(edge => edge.path !== undefined)
    .map(edge => `path ${edge.path} ${arrow(edge)}`)
  return [layers.join(' | '), ...backs, ...paths].join('\n')
}

const arrow = ({ from, to, member }: Edge): string =>
  `${from} → ${to}${member ? ` by ${printText(member)}` : ''}`

describe('every derivation of the library', () => {
  const drawings: string[] = []
  const files = readdirSync('derivations').filter(file => file.endsWith('.eq'))
  test.each(files)('%s has a picture without overlaps', file => {
    const graph = networkOf(readFileSync(`derivations/${file}`, 'utf8'))
    const picture = pictureOf(sheetOf(graph))
    expect(overlapsIn(picture)).toEqual([])
    expect(outsideOf(picture)).toEqual([])
    expect(spilt(picture)).toEqual([])
    expect(pointless(picture)).toEqual([])
    expect(printSvg(picture, WORDS)).not.toMatch(/NaN|Infinity|undefined/)
    drawings.push(printTikz(picture, WORDS))
  })

  test.skipIf(process.env.GRADPROOF_TEX === undefined)(
    'all pictures compile in LaTeX',
    async () => {
      expect(drawings.length).toBe(files.length)
      const preamble = '\\documentclass[a4paper]{article}\n\\usepackage{amsmath,amssymb,bm,tikz}'
      const body = drawings.join('\n\\clearpage\n')
      const text = `${preamble}\n\\begin{document}\n${body}\\end{document}\n`
      expect((await pdfOf(`% compile with: pdflatex\n${text}`)).length).toBeGreaterThan(50_000)
    },
    120_000,
  )
})

/** A box or a label with the middle and the sides that it takes. */
interface Area {
  readonly width: number
  readonly height: number
  readonly told: string
  readonly at: Point
}

const overlapsIn = ({ boxes, notes }: Picture): readonly string[] => {
  const areas: readonly Area[] = [
    ...boxes.map(({ told, at, box }) => ({ told, at, width: box.width, height: box.height })),
    ...notes.map(({ line, at }) => ({ told: line.tex, at, width: line.width, height: 12 })),
  ]
  return areas.flatMap((a, n) =>
    areas
      .slice(n + 1)
      .filter(
        b =>
          Math.abs(a.at.x - b.at.x) < (a.width + b.width) / 2 &&
          Math.abs(a.at.y - b.at.y) < (a.height + b.height) / 2,
      )
      .map(b => `${a.told} and ${b.told}`),
  )
}

/** Lines that come too near to the sides of their boxes. */
const spilt = ({ boxes }: Picture): readonly string[] =>
  boxes.flatMap(({ box }) => [
    ...box.lines.filter(line => line.width > box.width - 12).map(line => line.tex),
    ...(heightOf(box.lines) > box.height - 6 ? [`${box.lines.length} lines`] : []),
  ])

/** Wires whose arrows have no direction, or end below a box. */
const pointless = ({ boxes, wires }: Picture): readonly string[] =>
  wires.flatMap(({ route: { start, curves } }) => {
    const ends = [start, ...curves.map(([, , end]) => end)]
    const [before, end] = ends.slice(-2) as [Point, Point]
    const isShort = Math.hypot(end.x - before.x, end.y - before.y) < 0.5
    const isHidden = boxes.some(({ at, box, isFamily }) => {
      const shadow = isFamily ? SHADOW : 0
      const { x, y } = { x: Math.abs(end.x - at.x), y: Math.abs(end.y - at.y) }
      const isInside = x < box.width / 2 - 1 && y < box.height / 2 - 1
      const isBehind = end.x - at.x > 0 && x < box.width / 2 + shadow - 1 && x > box.width / 2
      return isInside || (isBehind && y < box.height / 2)
    })
    return isShort || isHidden ? [JSON.stringify(end)] : []
  })

const outsideOf = ({ boxes, wires, width, height }: Picture): readonly string[] => {
  const isOutside = (x: number, y: number): boolean =>
    !(x >= 0 && x <= width && y >= 0 && y <= height)
  return [
    ...boxes.filter(({ at, box }) => isOutside(at.x - box.width / 2, at.y - box.height / 2)),
    ...boxes.filter(({ at, box }) => isOutside(at.x + box.width / 2, at.y + box.height / 2)),
    ...wires.filter(({ route: { start, curves } }) =>
      [start, ...curves.flat()].some(({ x, y }) => isOutside(x, y)),
    ),
  ].map(one => JSON.stringify(one).slice(0, 80))
}

describe('size is bounded', () => {
  const numbers = Array.from({ length: 60 }, (_, n) => n + 1)
  const weights = numbers.map(n => `W${n} : matrix(n, n)`)

  test('of a network of 120 layers', () => {
    const layers = numbers.map(
      n => `z${n} = W${n}*${n === 1 ? 'x' : `a${n - 1}`}; a${n} = tanh(z${n})`,
    )
    const graph = networkOf(
      ['input x : vector(n)', ...weights, ...layers, 'L = sum(a60)'].join('\n'),
    )
    const { boxes, width } = pictureOf(sheetOf(graph))
    expect(boxes.length).toBeLessThan(20)
    expect(width).toBeLessThan(1400)
  })

  test('of a network of 60 branches', () => {
    const branches = numbers.map(n => `z${n} = W${n}*x`)
    const sum = numbers.map(n => `z${n}`).join(' + ')
    const graph = networkOf(
      ['input x : vector(n)', ...weights, ...branches, `L = sum(${sum})`].join('\n'),
    )
    const { boxes, height } = pictureOf(sheetOf(graph))
    expect(boxes.length).toBeLessThan(24)
    expect(height).toBeLessThan(1600)
  })
})

test('what a file says is escaped', () => {
  const graph = networkOf(
    '@note x <script>alert("1")</script> & \u202e\ninput x : vector\nL = sum(x.^2)',
  )
  const svg = printSvg(pictureOf(sheetOf(graph)), { ...WORDS, title: '"><img src=x>' })
  expect(svg).not.toMatch(/<script|<img|\u202e/)
  expect(svg).toContain('&#60;script&#62;')
})

test('formulas of one line are runs of letters', () => {
  const told = (tex: string) =>
    runsOf(tex)
      ?.map(
        ({ text, raised, accent }) =>
          `${'_'.repeat(raised < 0 ? 1 : 0)}${'^'.repeat(raised > 0 ? 1 : 0)}${text}${accent ?? ''}`,
      )
      .join('')
  expect(told('\\vec{x}_{t-1}')).toBe('xvec_t_−1')
  expect(told('\\frac{\\partial L}{\\partial \\mathbf{W}^{(1)}}')).toBe('∂L/∂W^(1)')
  expect(told('\\left( a + b \\right)^2')).toBe('(a + b)^2')
  expect(told('\\begin{matrix} a \\end{matrix}')).toBeUndefined()
  expect(told('\\frac{1}{\\sqrt{k}} \\tanh(q)')).toBe('1/√(k)tanh(q)')
  expect(told('x_{')).toBeUndefined()
})

/** What TeX makes of formulas at 10 points, by `settowidth`. */
const TEX_WIDTHS: readonly (readonly [tex: string, points: number])[] = [
  ['\\mathbf{W}', 12.05],
  ['\\vec{X}', 9.07],
  ['\\vec{o}_t \\odot \\tanh(\\vec{c}_t)', 56.2],
  ['\\operatorname{softmax}(\\vec{a})', 47.6],
  ['\\vec{f}_t \\odot \\vec{c}_{t - 1} + \\vec{i}_t \\odot \\vec{g}_t', 78.4],
  ['-\\sum_i t_i a_i + \\sum_i t_i \\log(\\sum_j e^{a_j})', 127.3],
  ['\\beta_o + \\sum_{c, u, v} w_{ocuv} x_{c,i + u,j + v}', 118.8],
]

test.each(TEX_WIDTHS)('%s is as wide as in TeX', (tex, points) => {
  const width = 10 * widthOfRuns(runsOf(tex) ?? [])
  expect(width / points).toBeGreaterThan(0.94)
  expect(width / points).toBeLessThan(1.25)
})

describe('in Mermaid', () => {
  test('values go forward, gradients back, each path in its colour', () => {
    const network = networkOf(
      ['input x : scalar', 'label t : scalar', 'a = w*x', 'b = tanh(a)', 'L = (a + b - t)^2'].join(
        '\n',
      ),
    )
    expect(printMermaid(pictureOf(sheetOf(network)), WORDS).split('\n')).toEqual([
      'flowchart LR',
      '  accTitle: Graph',
      '  n0(["w<br>∂L/∂w"]):::parameter',
      '  n1(["x"]):::input',
      '  n2(["t"]):::label',
      '  n3["a = w#42;x<br>∂L/∂a"]:::value',
      '  n4["b = tanh(a)<br>∂L/∂b"]:::value',
      '  n5["L = (a + b - t)^2"]:::loss',
      '  n0 <--> n3',
      '  n1 --> n3',
      '  n3 <--> n4',
      '  n3 <--> n5',
      '  n4 <--> n5',
      '  n2 --> n5',
      '  linkStyle 0,2,4 stroke:#b3261e',
      '  linkStyle 3 stroke:#1f5fbf',
      '  classDef parameter fill:#e6f5ea,stroke:#1b1f24,color:#1b1f24',
      '  classDef input fill:#e8f1fd,stroke:#1b1f24,color:#1b1f24',
      '  classDef label fill:#fdf3d8,stroke:#1b1f24,color:#1b1f24',
      '  classDef value fill:#ffffff,stroke:#1b1f24,color:#1b1f24',
      '  classDef loss fill:#fdeae8,stroke:#1b1f24,color:#1b1f24',
    ])
  })

  test('a picture has as many links as the diagram has edges, and none names what is not drawn', () => {
    for (const file of readdirSync('derivations').filter(name => name.endsWith('.eq'))) {
      const picture = pictureOf(sheetOf(networkOf(readFileSync(`derivations/${file}`, 'utf8'))))
      const lines = printMermaid(picture, WORDS).split('\n')
      const boxes = new Set(lines.flatMap(line => /^ {2}(n\d+)[[(]/.exec(line)?.slice(1) ?? []))
      const links = lines.flatMap(line => {
        const [, from, to] = /^ {2}(n\d+) <?-->(?:\|.*\|)? (n\d+)$/.exec(line) ?? []
        return from && to ? [[from, to]] : []
      })
      expect(boxes.size, file).toBe(picture.diagram.nodes.length)
      expect(links.length, file).toBe(picture.diagram.edges.length)
      expect(
        links.flat().filter(id => !boxes.has(id)),
        file,
      ).toEqual([])
    }
  })
})
