import type { Span } from '../core/syntax.ts'
import type { Draft } from './chains.ts'
import type { IsIndex } from './note.ts'
import { lexTex, type Token } from './token.ts'
import type { ToldCases } from './told-cases.ts'

/**
 * With what words tell in cases: the first equality says all of them, as an environment would, but for values of the
 * network of which each case is an equality. An equality that says one case holds in that.
 */
export const withTold = (
  drafts: readonly Draft[],
  told: readonly ToldCases[],
  isIndex: IsIndex,
): readonly Draft[] => {
  if (told.length === 0) return drafts
  const places = new Map(
    told.flatMap(cases =>
      cases.flatMap(({ said }, n) =>
        said?.sign ? [[said.sign.span.start, { cases, n }] as const] : [],
      ),
    ),
  )
  return drafts.map(draft => {
    const { cases, n = 0 } = places.get(draft.signs.at(-1)?.span.start ?? -1) ?? {}
    if (!cases) return draft
    return n > 0 || isEachSaid(cases, isIndex)
      ? { ...everywhere(draft), told: conditionsOf(cases, n) }
      : { ...everywhere(draft), members: withCases(draft, cases) }
  })
}

/** Whether each case is an equality, and of no name that the writer gives. */
const isEachSaid = (cases: ToldCases, { values }: IsIndex): boolean => {
  const name = NAME.exec(cases[0].said.head)?.[1]
  return cases.every(({ said }) => said) && (name === undefined || values.has(name))
}

/** `m_i`, `\chi`, `g(z)` */
const NAME = /^(?!\\(?:partial|nabla|frac))\\?([A-Za-z]+)(?:_[^(]*)?(?:\(.*\))?$/

/** Without what was heard of a case before. */
const everywhere = ({ when: _, only: __, mayBeOfCase: ___, doubt, ...draft }: Draft): Draft => ({
  ...draft,
  ...(doubt && doubt !== 'conditional' && { doubt }),
})

/** The own condition of a case, or those before it, none of which holds. */
const conditionsOf = (cases: ToldCases, n: number): NonNullable<Draft['told']> => {
  const own = cases[n]?.when
  return typeof own === 'object'
    ? [{ when: own, isNot: false }]
    : cases
        .slice(0, n)
        .flatMap(({ when }) => (typeof when === 'object' ? [{ when, isNot: true }] : []))
}

const withCases = ({ members }: Draft, cases: ToldCases): Draft['members'] => [
  ...members.slice(0, -1),
  rowsOf(cases),
]

/** The environment that says the same. */
const rowsOf = (cases: ToldCases): readonly Token[] => {
  const near = cases[0].value[0]?.span ?? { start: 0, end: 0 }
  const rows = cases.flatMap(({ value, when }, n) => [
    ...written(n > 0 ? '\\\\' : '', near),
    ...value,
    ...written('&', near),
    ...(typeof when === 'string' ? [word(when, near)] : when),
  ])
  return [...written('\\begin{cases}', near), ...rows, ...written('\\end{cases}', near)]
}

const written = (text: string, span: Span): readonly Token[] =>
  lexTex(text, { start: 0, end: text.length }).map(token => ({ ...token, span, isAdded: true }))

const word = (words: string, span: Span): Token => ({
  kind: 'text',
  text: `\\text{${words}}`,
  words,
  span,
})
