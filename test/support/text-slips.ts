import { type Item, itemsIn, type Stretch } from './latex-items.ts'

/** One change of a text, as a person makes it by oversight. */
export interface TextSlip extends Stretch {
  readonly kind: string
  readonly to: string
}

export const withSlip = (text: string, { start, end, to }: TextSlip): string =>
  text.slice(0, start) + to + text.slice(end)

/** Every slip that can be put into one member of a chain. */
export const slipsIn = (
  text: string,
  span: Stretch,
  notation: 'latex' | 'text',
): readonly TextSlip[] => {
  const found = [
    ...marks(text, span, notation),
    ...letters(text, span),
    ...(notation === 'latex' ? structures(text, span) : []),
  ]
  const known = new Set<string>()
  return found.filter(slip => {
    const key = withSlip(text, slip)
    if (key === text || known.has(key)) return false
    known.add(key)
    return true
  })
}

type Mark = readonly [kind: string, from: RegExp, to: string]

const TURNED =
  /\^\s*(?:\\top|\\intercal|T|\{\s*(?:\\!|\\,)?\s*(?:\\top|\\intercal|T|\\mathrm\{?T\}?|\\mathsf\{?T\}?)\s*\})(?![A-Za-z])/g

const LATEX: readonly Mark[] = [
  ['drop-transpose', TURNED, ''],
  ['drop-transpose', /(?<=\^\{[^{}]*?)\\top(?=\})/g, ''],
  [
    'add-transpose',
    /(?<=(?<![A-Za-z\\])(?:\\mathbf\s*\{?)?[A-Z]\}?)(?!\s*[_^'}A-Za-z(])(?<!\^\s*\{?T\}?)/g,
    '^T',
  ],
  ['hadamard-to-outer', /\\odot(?![A-Za-z])/g, '\\otimes'],
  ['hadamard-to-product', /\\odot(?![A-Za-z])/g, ''],
  ['outer-to-hadamard', /\\otimes(?![A-Za-z])/g, '\\odot'],
  ['drop-prime', /(?<=\\sigma|\\phi|\\tanh|[fghS]|\\varphi)(?:'|\^\{?\\prime\}?)/g, ''],
  ['drop-power', /\^\s*(?:2(?!\d)|\{2\}|\{-1\}|\{\\odot 2\}|\{-2\}|3|\{3\})/g, ''],
  ['change-power', /(?<=\^\s*)2(?!\d)/g, '3'],
  ['drop-half', /\\[dt]?frac\s*(?:12|\{\s*1\s*\}\s*\{\s*2\s*\})/g, ''],
  ['drop-average', /\\[dt]?frac\s*(?:1\s*[Nnm]|\{\s*1\s*\}\s*\{\s*[Nnm]\s*\})/g, ''],
  ['drop-average', /(?<=\\[dt]?frac\s*(?:2|\{2\})\s*)(?:[Nnm]|\{[Nnm]\})/g, '{1}'],
  ['change-number', /(?<=\\[dt]?frac\s*\{?)2(?=\}?\s*\{?[Nnm])/g, '1'],
  ['add-average', /(?<=\\[dt]?frac\s*\{?1\}?\s*)(?:N|\{N\})/g, '{N^2}'],
  ['drop-sum', /\\sum(?:\\limits)?(?:\s*[_^]\s*(?:\{[^{}]*\}|[A-Za-z0-9]))*/g, ''],
  ['function', /\\log(?![a-z])/g, '\\exp'],
  ['function', /\\tanh(?![a-z'])/g, '\\sigma'],
]
const TEXT: readonly Mark[] = [
  ['drop-transpose', /(?<=[\w\])])'(?![\w(])|ᵀ/g, ''],
  ['add-transpose', /(?<=\b[A-Z]\d?)(?![\w'[(])/g, "'"],
  ['hadamard-to-product', /\.\*/g, '*'],
  ['hadamard-to-outer', /\.\*|⊙/g, '⊗'],
  ['outer-to-hadamard', /⊗/g, '.*'],
  ['drop-prime', /(?<=σ|\bsigma|\btanh|\b[fg])'(?=\()/g, ''],
  ['drop-power', /\.?\^(?:2|-1)/g, ''],
  ['drop-two', /\b2\*/g, ''],
  ['drop-half', /\b1\/2\*/g, ''],
  ['drop-average', /\b1\/N\*/g, ''],
  ['drop-sum', /Σ_\w+\s*/g, ''],
  [
    'swap',
    /(?<![\w.])((?:∂\w+\/∂)?\w+(?:\[[^\]]*\])?'?)\s*(?:\*|⊗)\s*((?:∂\w+\/∂)?\w+(?:\[[^\]]*\])?'?)(?![\w(.])/g,
    '$2*$1',
  ],
]

const marks = (text: string, span: Stretch, notation: 'latex' | 'text'): readonly TextSlip[] => [
  ...(notation === 'latex' ? LATEX : TEXT).flatMap(([kind, from, to]) =>
    matches(text, span, from).map(match => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
      to: to.replace(/\$(\d)/g, (_, n: string) => match[Number(n)] ?? ''),
    })),
  ),
  ...matches(text, span, /[+-]/g)
    .filter(
      ({ index }) => !/[\^_]\{?[^}]*$/.test(text.slice(Math.max(span.start, index - 12), index)),
    )
    .map(match => ({
      kind: 'flip-sign',
      start: match.index,
      end: match.index + 1,
      to: match[0] === '+' ? '-' : '+',
    })),
  { kind: 'flip-sign', start: span.start, end: span.start, to: '-' },
  { kind: 'double', start: span.start, end: span.start, to: notation === 'latex' ? '2 ' : '2*' },
]

const matches = (text: string, { start, end }: Stretch, from: RegExp): readonly RegExpExecArray[] =>
  [...text.matchAll(from)].filter(
    match => match.index >= start && match.index + match[0].length <= end,
  )

/** One index letter for another, two exchanged, a name in a derivative for another of it. */
const letters = (text: string, span: Stretch): readonly TextSlip[] => {
  const groups = matches(
    text,
    span,
    /(?:_\s*\{\s*([a-z](?:\s*,?\s*[a-z])*)\s*\}|_\s*([a-z])(?![a-z])|\[([a-z](?:,[a-z])*)\])/g,
  )
  const used = [
    ...new Set(
      groups.flatMap(group => (group[1] ?? group[2] ?? group[3] ?? '').match(/[a-z]/g) ?? []),
    ),
  ]
  return groups
    .filter(group => !/\\sum(?:\\limits)?\s*$/.test(text.slice(0, group.index)))
    .flatMap(group => [...changed(group, used), ...exchanged(group)])
    .concat(neighbours(text, span))
}

const changed = (group: RegExpExecArray, used: readonly string[]): readonly TextSlip[] =>
  [...group[0].matchAll(/[a-z]/g)].flatMap(letter => {
    const start = group.index + letter.index
    return used
      .filter(other => other !== letter[0])
      .slice(0, 2)
      .map(to => ({ kind: 'change-index', start, end: start + 1, to }))
  })

const exchanged = (group: RegExpExecArray): readonly TextSlip[] => {
  const two = /^([^a-z]*)([a-z])([^a-z]*)([a-z])([^a-z]*)$/.exec(group[0])
  if (!two) return []
  const [, a = '', b = '', c = '', d = '', e = ''] = two
  return [
    {
      kind: 'exchange-index',
      start: group.index,
      end: group.index + group[0].length,
      to: a + d + c + b + e,
    },
  ]
}

const NAME = String.raw`(?:\\(?:vec|mathbf|boldsymbol|bm|hat|bar|tilde)\s*(?:\{[^{}]*\}|[A-Za-z])|\\?[A-Za-z]+)(?:_\{?\w+\}?)?(?:\^\{?[([]\w[)\]]\}?)?`
const BY = new RegExp(String.raw`(?<=\{\s*\\partial|∂L/∂|∂ε/∂)\s*${NAME}`, 'g')
const ARGUMENT = /(?<='(?:\\left)?\()(?:\\(?:vec|mathbf)\s*\{?[a-z]\}?|[a-z]\d?)(?=\)|_|\\right\))/g

/** A variable or an argument replaced by another that stands at such a place anywhere in the text. */
const neighbours = (text: string, span: Stretch): readonly TextSlip[] =>
  (
    [
      ['neighbour', BY],
      ['argument', ARGUMENT],
    ] as const
  ).flatMap(([kind, from]) => {
    const all = [
      ...new Set([...text.matchAll(BY), ...text.matchAll(ARGUMENT)].map(match => match[0])),
    ]
    return matches(text, span, from).flatMap(match =>
      all
        .filter(other => other !== match[0])
        .slice(0, 3)
        .map(to => ({
          kind,
          start: match.index,
          end: match.index + match[0].length,
          to: ` ${to}`,
        })),
    )
  })

/** Factors exchanged or dropped, terms dropped, at each depth of brackets. */
const structures = (text: string, span: Stretch): readonly TextSlip[] => {
  const items = itemsIn(text, span)
  return [
    ...factors(text, items),
    ...terms(text, items),
    ...items.flatMap(item => item.inside.flatMap(inner => structures(text, inner))),
  ]
}

const isFactor = (item: Item | undefined): boolean =>
  item?.kind === 'atom' || item?.kind === 'derivative'

const factors = (text: string, items: readonly Item[]): readonly TextSlip[] =>
  items.flatMap((item, n) => {
    if (!isFactor(item)) return []
    const next = items[n + 1]
    const behind = next?.kind === 'product' ? items[n + 2] : next
    const before = items[n - 1]
    const between = behind ? text.slice(item.end, behind.start) : ''
    const slips: TextSlip[] = []
    if (behind && isFactor(behind))
      slips.push({
        kind: 'swap',
        start: item.start,
        end: behind.end,
        to: ` ${text.slice(behind.start, behind.end)} ${between} ${text.slice(item.start, item.end)} `,
      })
    if (behind && isFactor(behind))
      slips.push({ kind: 'drop-factor', start: item.start, end: behind.start, to: ' ' })
    else if (before?.kind === 'product' || isFactor(before) || before?.kind === 'sum')
      slips.push({
        kind: 'drop-factor',
        start: before?.kind === 'product' ? before.start : item.start,
        end: item.end,
        to: ' ',
      })
    return slips
  })

const terms = (text: string, items: readonly Item[]): readonly TextSlip[] => {
  const signs = items.filter((item, n) => item.kind === 'sign' && n > 0)
  if (signs.length === 0 || items.some(item => item.kind === 'other' && text[item.start] === ','))
    return []
  const ends = [...signs.slice(1).map(sign => sign.start), items.at(-1)?.end ?? 0]
  const first = items[0] as Item
  return [
    { kind: 'drop-term', start: first.start, end: (signs[0] as Item).start, to: ' ' },
    ...signs.map((sign, n) => ({
      kind: 'drop-term',
      start: sign.start,
      end: ends[n] as number,
      to: ' ',
    })),
  ]
}
