import { escapeXml } from './escape.ts'

/** Points of a curve from left to right. */
export interface Curve {
  readonly title: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** Letters of a curve in text. */
const WIDE = 60
const HIGH = 10

/** A curve in letters, drawn with the logarithm of its values where all are positive. */
export const curveText = (curve: Curve): readonly string[] => {
  const points = finite(curve)
  if (points.length < 2) return []
  const scale = scaleOf(points)
  const rows = Array.from({ length: HIGH }, () => new Array<string>(WIDE).fill(' '))
  const last = points.at(-1)?.[0] ?? 1
  for (let column = 0; column < WIDE; column++) {
    const x = (column / (WIDE - 1)) * last
    const nearest = points.reduce((a, b) => (Math.abs(b[0] - x) < Math.abs(a[0] - x) ? b : a))
    const row = Math.round((1 - scale.share(nearest[1])) * (HIGH - 1))
    ;(rows[row] as string[])[column] = '•'
  }
  const labels = rows.map((_, n) =>
    n === 0 ? short(scale.most) : n === HIGH - 1 ? short(scale.least) : '',
  )
  const margin = Math.max(...labels.map(label => label.length))
  const lines = rows.map(
    (row, n) => `${(labels[n] ?? '').padStart(margin)} │${row.join('').trimEnd()}`,
  )
  return [...lines, `${' '.repeat(margin)} └${'─'.repeat(WIDE)} ${last}`]
}

/** A curve as a picture of its own. */
export const curveSvg = (curve: Curve): string => {
  const points = finite(curve)
  const scale = scaleOf(points)
  const last = points.at(-1)?.[0] || 1
  const places = points.map(([x, y]) => {
    const [left, top] = [LEFT + (x / last) * WIDTH, TOP + (1 - scale.share(y)) * HEIGHT]
    return `${left.toFixed(1)},${top.toFixed(1)}`
  })
  const text = (x: number, y: number, anchor: string, label: string) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}">${escapeXml(label)}</text>`
  const axes = `M${LEFT} ${TOP}V${TOP + HEIGHT}H${LEFT + WIDTH}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" font-family="sans-serif" font-size="13">`,
    `<title>${escapeXml(curve.title)}</title>`,
    '<rect width="640" height="360" fill="#fff"/>',
    `<path d="${axes}" fill="none" stroke="#888"/>`,
    `<polyline points="${places.join(' ')}" fill="none" stroke="#1f5fbf" stroke-width="2"/>`,
    text(LEFT - 6, TOP + 5, 'end', short(scale.most)),
    text(LEFT - 6, TOP + HEIGHT, 'end', short(scale.least)),
    text(LEFT + WIDTH, TOP + HEIGHT + 20, 'end', String(last)),
    text(LEFT, TOP - 10, 'start', curve.title),
    '</svg>',
    '',
  ].join('\n')
}

const [LEFT, TOP, WIDTH, HEIGHT] = [70, 30, 550, 290] as const

const finite = ({ points }: Curve): Curve['points'] => points.filter(([, y]) => Number.isFinite(y))

/** Where a value stands between the least and the most. */
const scaleOf = (points: Curve['points']) => {
  const values = points.map(([, y]) => y)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const f = least > 0 ? Math.log : (y: number) => y
  const range = f(most) - f(least)
  return { least, most, share: (y: number) => (range > 0 ? (f(y) - f(least)) / range : 0.5) }
}

const short = (value: number): string => String(Number(value.toPrecision(3)))
