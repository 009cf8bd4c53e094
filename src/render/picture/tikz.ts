import { escapeTex } from '../escape.ts'
import { FONTS, heightOf, type Line } from './box.ts'
import { SHADOW } from './layered.ts'
import type { Picture, Placed } from './picture.ts'
import type { Point, Route } from './route.ts'
import type { PictureWords } from './svg.ts'
import type { Wire } from './wires.ts'

/** The picture for LaTeX, by the package `tikz`; at most as wide as the text. */
export const printTikz = (picture: Picture, words: PictureWords): string => {
  const { boxes, wires, notes, width } = picture
  const lines = [
    ...COLOURS.map(([name, value]) => `\\definecolor{${name}}{HTML}{${value}}`),
    `\\begin{tikzpicture}[x=${UNIT}pt,y=-${UNIT}pt,>=stealth]`,
    ...wires.map(wireTikz),
    ...boxes.flatMap(boxTikz),
    ...notes.map(({ line, at }) => lineTikz(line, at, ',fill=white,inner sep=1pt')),
    ...legendTikz(picture, words),
    '\\end{tikzpicture}',
  ]
  const drawn = lines.join('\n')
  const fits = width * UNIT <= TEXT_WIDTH
  return `\\begin{center}\n${fits ? drawn : `\\resizebox{\\textwidth}{!}{%\n${drawn}%\n}`}\n\\end{center}\n`
}

/** Points for a pixel: names are set in the size of the text. */
const UNIT = 0.6
/** Points, of 18 cm. */
const TEXT_WIDTH = 510

const COLOURS = [
  ['gradient', 'B3261E'],
  ['path0', 'B3261E'],
  ['path1', '1F5FBF'],
  ['path2', '1A7F37'],
  ['path3', '8A3FB5'],
  ['path4', 'A15C00'],
  ['path5', '0F7B83'],
  ['input', 'E8F1FD'],
  ['label', 'FDF3D8'],
  ['parameter', 'E6F5EA'],
  ['value', 'FFFFFF'],
  ['loss', 'FDEAE8'],
  ['more', 'FFFFFF'],
] as const

const at = ({ x, y }: Point): string => `(${Math.round(x * 10) / 10},${Math.round(y * 10) / 10})`

const wireTikz = ({ kind, path, route }: Wire): string => {
  const colour = path === undefined ? 'gradient' : `path${path}`
  return `\\draw[->${kind === 'value' ? '' : `,${colour},semithick`}] ${routeTikz(route)};`
}

const routeTikz = ({ start, curves }: Route): string =>
  [at(start), ...curves.map(([a, b, c]) => `.. controls ${at(a)} and ${at(b)} .. ${at(c)}`)].join(
    ' ',
  )

const boxTikz = ({ kind, isFamily, at: middle, box }: Placed): readonly string[] => {
  const rect = (by: number): string => {
    const left = { x: middle.x - box.width / 2 + by, y: middle.y - box.height / 2 - by }
    const right = { x: left.x + box.width, y: left.y + box.height }
    const look = kind === 'loss' ? ',thick' : kind === 'more' ? ',dashed' : ''
    return `\\draw[rounded corners=3pt,fill=${kind}${look}] ${at(left)} rectangle ${at(right)};`
  }
  let top = middle.y - heightOf(box.lines) / 2
  const lines = box.lines.map(line => {
    top += line.height
    return lineTikz(line, { x: middle.x, y: top - line.height / 2 }, '')
  })
  return [...(isFamily ? [rect(SHADOW), rect(SHADOW / 2)] : []), rect(0), ...lines]
}

/** Small letters are large ones made smaller: TeX's own small ones are wider. */
const scaled = (kind: Line['kind']): string => `scale=${(FONTS[kind] / FONTS.name).toFixed(2)}`

const LOOKS: Readonly<Record<Line['kind'], string>> = {
  name: 'font=\\normalsize',
  body: `${scaled('body')},black!65`,
  range: `${scaled('range')},black!65`,
  gradient: `${scaled('gradient')},gradient`,
}

const lineTikz = ({ kind, tex }: Line, middle: Point, look: string): string =>
  `\\node[${LOOKS[kind]}${look}] at ${at(middle)} {$${tex}$};`

/** Of words in the size of scripts, in pixels. */
const widthOfWords = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 12 : 7), 0)

const legendTikz = ({ wires, height }: Picture, words: PictureWords): readonly string[] => {
  const paths = [...new Set(wires.flatMap(wire => wire.path ?? []))].sort()
  const isPlain = (wire: Wire): boolean => wire.kind === 'gradient' && wire.path === undefined
  const entries = [
    { colours: [''], text: words.values },
    ...(wires.some(isPlain) ? [{ colours: [',gradient,semithick'], text: words.gradients }] : []),
    ...(paths.length > 0
      ? [{ colours: paths.map(path => `,path${path},semithick`), text: words.paths }]
      : []),
  ]
  const y = height + 8
  let x = 14
  return entries.flatMap(({ colours, text }) => {
    const arrows = colours.map((colour, n) => {
      const [left, right] = [
        { x: x + n * 30, y },
        { x: x + n * 30 + 24, y },
      ]
      return colour === ''
        ? `\\draw[->] ${at(left)} -- ${at(right)};`
        : `\\draw[->${colour}] ${at(right)} -- ${at(left)};`
    })
    x += colours.length * 30
    const words = `\\node[anchor=west,font=\\scriptsize] at ${at({ x, y })} {${escapeTex(text)}};`
    x += 30 + widthOfWords(text)
    return [...arrows, words]
  })
}
