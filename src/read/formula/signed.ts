/**
 * Forms with a sign above or below, of names that come in twos: `x^+`, `x_-` of `xp` and `xn`, of `x_pos` and
 * `x_neg`, as papers on contrastive losses write them.
 */
export const signedForms = (names: readonly string[]): readonly (readonly [string, string])[] =>
  PAIRS.flatMap(([plus = '', minus = '']) =>
    names.flatMap(name => {
      const stem = name.endsWith(plus) ? name.slice(0, -plus.length) : ''
      const twin = stem + minus
      if (!/^[A-Za-z]/.test(stem) || !names.includes(twin)) return []
      return [...formsOf(stem, '+', name), ...formsOf(stem, '-', twin)]
    }),
  )

/** What stands for a plus and for a minus at the end of a name. */
const PAIRS = ['', '_'].flatMap(mark =>
  ['p/n', 'pos/neg', 'plus/minus', 'P/N'].map(pair => pair.split('/').map(end => mark + end)),
)

const formsOf = (
  stem: string,
  sign: string,
  name: string,
): readonly (readonly [string, string])[] => {
  const bare = stem.replace(/_$/, '')
  return ['^', '_', '^(', '_('].map(mark => [
    `${bare}${mark}${sign}${mark.endsWith('(') ? ')' : ''}`,
    name,
  ])
}
