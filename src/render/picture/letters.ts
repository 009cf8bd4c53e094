/** Width of a letter in units of the size of its font, as TeX sets it. */
export const widthOfLetter = (letter: string, look: Face): number => {
  const widths = WIDTHS[look.isItalic ? 'italic' : look.isBold ? 'bold' : 'upright']
  const known = widths.get(letter) ?? SIGNS.get(letter)
  if (known !== undefined) return known * (look.isItalic && look.isBold ? 1.12 : 1)
  return letter > '\u2E80' ? 1 : 0.6
}

interface Face {
  readonly isItalic: boolean
  readonly isBold: boolean
}

const SMALL = 'abcdefghijklmnopqrstuvwxyz'
const LARGE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const GREEK = 'αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ'

/** Letters by their widths in hundredths. */
const tableOf = (letters: string, widths: string): readonly (readonly [string, number])[] => {
  const numbers = widths.split(' ')
  return [...letters].map((letter, n) => [letter, Number(numbers[n]) / 100])
}

// biome-ignore format: a row for each alphabet
const WIDTHS = {
  italic: new Map([
    ...tableOf(SMALL, '53 43 43 52 47 60 51 58 34 47 55 32 88 60 48 50 48 48 47 36 57 52 74 57 53 51'),
    ...tableOf(LARGE, '75 81 79 86 80 78 79 91 52 65 92 68 108 91 79 78 79 77 67 72 79 81 108 91 80 75'),
    ...tableOf(GREEK, '64 62 57 48 47 51 53 50 35 58 58 60 56 48 61 52 61 55 58 65 63 69 66 75 83 79 69 82 91 84 72 67 72 82'),
  ]),
  upright: new Map([
    ...tableOf(SMALL, '50 56 44 56 44 38 51 56 28 31 53 28 83 56 50 56 53 39 39 39 56 54 74 53 54 44'),
    ...tableOf(LARGE, '75 71 72 76 68 65 78 75 36 51 78 63 92 75 78 68 78 74 56 72 75 76 104 75 78 61'),
  ]),
  bold: new Map([
    ...tableOf(SMALL, '56 64 51 64 53 46 59 64 32 35 61 32 96 64 57 64 61 47 45 45 64 62 85 61 62 51'),
    ...tableOf(LARGE, '87 82 83 88 76 72 90 90 44 59 90 69 109 90 86 79 86 86 64 80 88 89 120 87 90 70'),
  ]),
} as const

const SIGNS = new Map(
  tableOf(
    ' ()[]{}|‖′!.,;:/√−+-=<>≤≥≠⊙⊗⊘×·∗⋆∘∂∇∞…Σ',
    '22 39 39 28 28 50 50 28 50 35 28 28 28 28 28 50 83 78 78 39 78 78 78 78 78 78 78 78 78 78 28 50 50 50 60 83 100 117 106',
  ),
)
