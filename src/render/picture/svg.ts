import { escapeXml } from '../escape.ts'
import { FONTS, heightOf, type Line } from './box.ts'
import { SHADOW } from './layered.ts'
import type { Picture, Placed } from './picture.ts'
import type { Curve, Point, Route } from './route.ts'
import { type Accent, type Run, widthOfRun } from './runs.ts'
import type { Wire } from './wires.ts'

/** What is said of a picture, in one language. */
export interface PictureWords {
  /** What the picture is. */
  readonly title: string
  readonly values: string
  readonly gradients: string
  /** Beside the first colour of a gradient that takes several paths. */
  readonly paths: string
}

/**
 * One SVG element without ids, styles or references, so that several stand in one page. It is light
 * by itself; a page may colour it anew by its classes.
 */
export const printSvg = (picture: Picture, words: PictureWords): string => {
  const { boxes, wires, notes } = picture
  const legend = legendOf(picture, words)
  const width = Math.max(picture.width, legend.width)
  const height = picture.height + LEGEND
  const told = boxes.map(box => box.told).filter(text => text !== '')
  return [
    `<svg class="graph" xmlns="http://www.w3.org/2000/svg" role="img" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" font-family="${FONT}" aria-label="${escapeXml(words.title)}">`,
    `<title>${escapeXml(words.title)}</title>`,
    `<desc>${escapeXml(told.join('; '))}</desc>`,
    `<rect class="paper" width="100%" height="100%" rx="8" fill="#ffffff"/>`,
    ...wires.map(wireSvg),
    ...boxes.map(boxSvg),
    ...notes.map(({ line, at }) => noteSvg(line, at)),
    ...legend.parts.map(part => part(picture.height)),
    '</svg>',
  ].join('\n')
}

const FONT =
  "KaTeX_Math,'New Computer Modern','Latin Modern Math','STIX Two Text','Cambria Math',Cambria,Georgia,serif"
const LEGEND = 30

/** Colours on light paper. */
export const INK = '#1b1f24'
export const RED = '#b3261e'
export const PATHS = ['#b3261e', '#1f5fbf', '#1a7f37', '#8a3fb5', '#a15c00', '#0f7b83'] as const
export const FILLS: Readonly<Record<Placed['kind'], string>> = {
  input: '#e8f1fd',
  label: '#fdf3d8',
  parameter: '#e6f5ea',
  value: '#ffffff',
  loss: '#fdeae8',
  more: '#ffffff',
}

const px = (length: number): string => String(Math.round(length * 10) / 10)
const at = ({ x, y }: Point): string => `${px(x)} ${px(y)}`

const classOf = ({ kind, path }: Pick<Wire, 'kind' | 'path'>): string =>
  path === undefined ? `flow ${kind}` : `flow ${kind} path${path}`

const colourOf = ({ kind, path }: Pick<Wire, 'kind' | 'path'>): string =>
  kind === 'value' ? INK : path === undefined ? RED : (PATHS[path] ?? RED)

const wireSvg = (wire: Wire): string => {
  const { route } = wire
  const colour = colourOf(wire)
  const wide = wire.kind === 'value' ? 1.3 : 1.6
  return `<g class="${classOf(wire)}" fill="${colour}" stroke="${colour}"><path class="wire" fill="none" stroke-width="${wide}" d="${routeD(shortened(route))}"/>${headSvg(route)}</g>`
}

const routeD = ({ start, curves }: Route): string =>
  `M${at(start)}${curves.map(([a, b, c]) => `C${at(a)} ${at(b)} ${at(c)}`).join('')}`

const HEAD = 7

/** Ends where the head begins. */
const shortened = ({ start, curves }: Route): Route => {
  const last = curves.at(-1)
  if (!last) return { start, curves }
  const [a, b, c] = last
  const { x, y } = directionOf({ start, curves })
  const end = { x: c.x - (HEAD - 1) * x, y: c.y - (HEAD - 1) * y }
  const curve: Curve = [a, same(b, c) ? end : b, end]
  return { start, curves: [...curves.slice(0, -1), curve] }
}

const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y

/** In which direction a route ends. */
const directionOf = ({ start, curves }: Route): Point => {
  const points = [start, ...curves.flat()]
  const end = points.at(-1) as Point
  const before =
    points.findLast(point => Math.hypot(point.x - end.x, point.y - end.y) > 0.5) ?? start
  const long = Math.hypot(end.x - before.x, end.y - before.y) || 1
  return { x: (end.x - before.x) / long, y: (end.y - before.y) / long }
}

const headSvg = (route: Route): string => {
  const end = route.curves.at(-1)?.[2] ?? route.start
  const { x, y } = directionOf(route)
  const corner = (side: number): Point => ({
    x: end.x - HEAD * x - side * 3 * y,
    y: end.y - HEAD * y + side * 3 * x,
  })
  return `<path class="head" stroke="none" d="M${at(end)}L${at(corner(1))}L${at(corner(-1))}Z"/>`
}

const boxSvg = ({ kind, isFamily, at: middle, box, told, caption }: Placed): string => {
  const [x, y] = [middle.x - box.width / 2, middle.y - box.height / 2]
  const rect = (by: number): string =>
    `<rect class="box" x="${px(x + by)}" y="${px(y - by)}" width="${px(box.width)}" height="${px(box.height)}" rx="7" fill="${FILLS[kind]}" stroke="${INK}" stroke-width="${kind === 'loss' ? 2 : 1.2}"${kind === 'more' ? ' stroke-dasharray="4 3"' : ''}/>`
  let top = middle.y - heightOf(box.lines) / 2
  const lines = box.lines.map(line => {
    top += line.height
    return lineSvg(line, { x: middle.x, y: top - line.height / 2 })
  })
  const said = caption === undefined ? told : `${told} — ${caption}`
  return [
    `<g class="node ${kind}">`,
    said === '' ? '' : `<title>${escapeXml(said)}</title>`,
    ...(isFamily ? [rect(SHADOW), rect(SHADOW / 2)] : []),
    rect(0),
    ...lines,
    '</g>',
  ].join('')
}

const noteSvg = (line: Line, middle: Point): string =>
  `<g class="note" stroke="#ffffff" stroke-width="4" paint-order="stroke" stroke-linejoin="round">${lineSvg(line, middle)}</g>`

const INKS: Readonly<Record<Line['kind'], string>> = {
  name: INK,
  body: '#57606a',
  range: '#57606a',
  gradient: RED,
}

/** One line of letters around a middle. */
const lineSvg = ({ kind, runs, width }: Line, { x, y }: Point): string => {
  const size = FONTS[kind]
  const text = `<text class="${kind}" x="${px(x)}" y="${px(y + size * 0.33)}" text-anchor="middle" font-size="${size}" fill="${INKS[kind]}" xml:space="preserve">${runsSvg(runs)}</text>`
  return text + accentsSvg(runs, x - width / 2, y + size * 0.33, kind)
}

/** Scripts are small letters moved up or down; what follows is moved back. */
const runsSvg = (runs: readonly Run[]): string => {
  let raised = 0
  return runs
    .map(run => {
      const by = (raised - run.raised) * 0.32
      raised = run.raised
      const shift = by === 0 ? '' : ` dy="${px(by * 10) === '0' ? 0 : by.toFixed(2)}em"`
      const size = run.raised === 0 ? '' : ' font-size="70%"'
      const face = `${run.isItalic ? ' font-style="italic"' : ''}${run.isBold ? ' font-weight="bold"' : ''}`
      return `<tspan${shift}${size}${face}>${escapeSpaces(run.text)}</tspan>`
    })
    .join('')
}

/** Blanks at the ends count. */
const escapeSpaces = (text: string): string => {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  return `${before && '\u2009'}${escapeXml(inner)}${after && '\u2009'}`
}

/** Accents are drawn: few fonts have them where they should be. */
const accentsSvg = (
  runs: readonly Run[],
  left: number,
  base: number,
  kind: Line['kind'],
): string => {
  let x = left
  return runs
    .map(run => {
      const wide = widthOfRun(run) * FONTS[kind]
      const middle = x + wide / 2
      x += wide
      if (!run.accent) return ''
      const size = FONTS[kind] * (run.raised === 0 ? 1 : 0.7)
      const isHigh = /[A-Zbdfhklt]/u.test(run.text)
      const y = base - size * (isHigh ? 0.8 : 0.56) - run.raised * size * 0.3
      return `<path class="accent ${kind}" fill="none" stroke="${INKS[kind]}" stroke-width="${px(size / 15)}" d="${ACCENTS[run.accent]({ x: middle + size * 0.06, y }, size * 0.22)}"/>`
    })
    .join('')
}

const ACCENTS: Readonly<Record<Accent, (middle: Point, half: number) => string>> = {
  vec: ({ x, y }, h) =>
    `M${px(x - h)} ${px(y)}H${px(x + h)}M${px(x + h * 0.45)} ${px(y - h * 0.45)}L${px(x + h)} ${px(y)}L${px(x + h * 0.45)} ${px(y + h * 0.45)}`,
  hat: ({ x, y }, h) =>
    `M${px(x - h)} ${px(y + h * 0.4)}L${px(x)} ${px(y - h * 0.4)}L${px(x + h)} ${px(y + h * 0.4)}`,
  bar: ({ x, y }, h) => `M${px(x - h)} ${px(y)}H${px(x + h)}`,
  tilde: ({ x, y }, h) =>
    `M${px(x - h)} ${px(y + h * 0.25)}Q${px(x - h / 2)} ${px(y - h * 0.75)} ${px(x)} ${px(y)}T${px(x + h)} ${px(y - h * 0.25)}`,
  dot: ({ x, y }, h) => `M${px(x - h * 0.15)} ${px(y)}H${px(x + h * 0.15)}`,
}

/** What the lines mean, below the picture. */
const legendOf = ({ wires }: Picture, words: PictureWords) => {
  const paths = new Set(wires.flatMap(wire => wire.path ?? []))
  const hasPlain = wires.some(wire => wire.kind === 'gradient' && wire.path === undefined)
  const entries = [
    { wires: [{ kind: 'value' as const }], text: words.values },
    ...(hasPlain ? [{ wires: [{ kind: 'gradient' as const }], text: words.gradients }] : []),
    ...(paths.size > 0
      ? [
          {
            wires: [...paths].sort().map(path => ({ kind: 'gradient' as const, path })),
            text: words.paths,
          },
        ]
      : []),
  ]
  let x = 14
  const parts = entries.map(entry => {
    const left = x
    const long = entry.wires.length * 30
    x += long + 8 + widthOfText(entry.text) + 24
    return (top: number) => legendSvg(entry, left, top + 8)
  })
  return { width: x, parts }
}

const widthOfText = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 13 : 7.2), 0)

const legendSvg = (
  {
    wires,
    text,
  }: { readonly wires: readonly Pick<Wire, 'kind' | 'path'>[]; readonly text: string },
  left: number,
  y: number,
): string => {
  const lines = wires.map((wire, n) => {
    const [from, to] = [left + n * 30, left + n * 30 + 24]
    const ends = wire.kind === 'value' ? [from, to] : [to, from]
    const [start, end] = ends.map(x => ({ x, y })) as [Point, Point]
    return wireSvg({ ...wire, route: { start, curves: [[start, end, end]] } })
  })
  const x = left + wires.length * 30 + 4
  return `${lines.join('')}<text class="legend" x="${px(x)}" y="${px(y + 4.5)}" font-size="13" font-family="system-ui,sans-serif" fill="${INK}">${escapeXml(text)}</text>`
}
