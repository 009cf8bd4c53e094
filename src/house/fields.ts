import { KINDS, RULES } from '../core/derivation.ts'
import type { HouseNote } from '../render/house-words.ts'
import type { Face, Notation, Style } from '../render/style.ts'
import { type Codec, flag, letters, optional, pairsOf, someOf, truth, words } from './codec.ts'

/** A key of a style in TOML, and the field of a style that it is. */
export interface Field {
  readonly table: Table
  readonly key: string
  readonly note: HouseNote
  readonly codec: Codec<unknown>
  /** In the style's notation, or in the style itself. */
  readonly isOfNotation: boolean
  readonly name: string
}

/** Tables of plain keys, in the order in which they are written. */
export const PLAIN_TABLES = ['letters', 'forms', 'layout', 'chains'] as const
export type Table = (typeof PLAIN_TABLES)[number]

interface Place<T> {
  readonly table: Table
  readonly key: string
  readonly note: HouseNote
  readonly codec: Codec<T>
}
type Places<T> = { readonly [K in keyof T]-?: Place<T[K]> }

const at = <T>(table: Table, key: string, note: HouseNote, codec: Codec<T>): Place<T> => ({
  table,
  key,
  note,
  codec,
})

const face: Codec<Face> = words({ plain: 'plain', bold: 'bold', arrow: 'arrow' })

const SPACES = { none: undefined, thin: '\\,', medium: '\\:', thick: '\\;' } as const
/** What may stand between factors: anything else would change what a formula says. */
const product: Codec<string | undefined> = words<string | undefined>({
  ...SPACES,
  '\\times': '\\times',
  '\\cdot': '\\cdot',
})

const RELATIONS = [
  ...['=', ':=', '\\equiv', '\\stackrel{(\\approx)}{=}', '\\stackrel{\\mathrm{def}}{=}'],
  '\\stackrel{\\triangle}{=}',
]

const NOTATION: Places<Omit<Notation, 'signs'>> = {
  scalar: at('letters', 'scalar', 'faces', face),
  vector: at('letters', 'vector', 'faces', face),
  row: at('letters', 'row', 'faces', face),
  matrix: at('letters', 'matrix', 'faces', face),
  tensor: at('letters', 'tensor', 'faces', face),
  words: at('letters', 'words', 'words', words({ upright: undefined, slanted: 'slanted' })),
  layer: at(
    'letters',
    'layer',
    'layer',
    words({ below: 'below', round: 'round', square: 'square' }),
  ),
  solved: at('letters', 'solved', 'solved', words({ bare: undefined, hat: 'hat' })),
  lossSign: at(
    'forms',
    'loss',
    'loss',
    words(Object.fromEntries(RELATIONS.map(sign => [sign, sign]))),
  ),
  gradient: at(
    'forms',
    'gradient',
    'gradient',
    words({ fraction: undefined, nabla: 'nabla', 'nabla-of-arrays': 'nabla-of-arrays' }),
  ),
  outerGradient: at(
    'forms',
    'outer_gradient',
    'outer-gradient',
    words({ same: undefined, fraction: 'fraction' }),
  ),
  transpose: at('forms', 'transpose', 'transpose', words({ T: undefined, prime: 'prime' })),
  outer: at('forms', 'outer', 'outer', words({ circled: undefined, transposed: 'transposed' })),
  ones: at('forms', 'ones', 'ones', words({ bare: undefined, sized: 'sized' })),
  exp: at('forms', 'exp', 'exp', words({ power: undefined, function: 'function' })),
  bounds: at('forms', 'bounds', 'bounds', words({ letters: undefined, full: 'full' })),
  between: at('forms', 'between', 'between', product),
  afterBrackets: at('forms', 'after_brackets', 'after-brackets', product),
  factors: at('forms', 'factors', 'factors', words({ bare: undefined, braces: 'braces' })),
  arguments: at('forms', 'arguments', 'arguments', words({ written: undefined, dots: 'dots' })),
  slopes: at('forms', 'slopes', 'slopes', words({ values: undefined, functions: 'functions' })),
  components: at(
    'forms',
    'components',
    'components',
    words({ below: undefined, called: 'called' }),
  ),
  sums: at(
    'forms',
    'sums',
    'sums',
    words({ brackets: undefined, braces: 'braces', nested: 'nested' }),
  ),
  delta: at('forms', 'delta', 'delta', words({ kronecker: undefined, indicator: 'indicator' })),
  operator: at('forms', 'operator', 'operator', words({ nowhere: undefined, heads: 'heads' })),
  lossCalled: at('forms', 'loss_called', 'loss-called', words({ bare: undefined, entry: 'entry' })),
  points: at(
    'forms',
    'points',
    'points',
    words({ bar: undefined, called: 'called', values: 'values' }),
  ),
  lanes: at('forms', 'lanes', 'lanes', words({ below: undefined, called: 'called' })),
  lossArguments: at(
    'forms',
    'loss_arguments',
    'loss-arguments',
    words({ hidden: undefined, shown: 'shown', entries: 'entries' }),
  ),
}

type Others = 'name' | 'notation' | 'tensors' | 'scalars' | 'path' | 'flow'
type Captions = 'hasCaptions' | 'captions'

const kinds = someOf(KINDS)
const rules = someOf(RULES)

const HOUSE: Places<Omit<Style, Others | Captions>> = {
  set: at('letters', 'set', 'set', letters),
  signals: at('letters', 'signals', 'signals', optional(letters)),
  hasSet: at('layout', 'set_shown', 'set-shown', truth),
  reasons: at('layout', 'reasons', 'reasons', kinds),
  order: at('layout', 'order', 'order', words({ forward: undefined, backward: 'backward' })),
  hidden: at('layout', 'hidden', 'hidden', optional(kinds)),
  spaces: at('layout', 'spaces', 'spaces', optional(kinds)),
  columns: at('layout', 'columns', 'columns', words({ unlisted: undefined, listed: 'listed' })),
  vectors: at('layout', 'vectors', 'vectors', words({ whole: undefined, listed: 'listed' })),
  jacobians: at('layout', 'jacobians', 'jacobians', words({ inside: undefined, rows: 'rows' })),
  heads: at('layout', 'heads', 'heads', words({ once: undefined, each: 'each' })),
  brace: at('layout', 'brace', 'brace', words({ around: undefined, none: 'none' })),
  sizes: at('layout', 'sizes', 'sizes', words({ unlisted: undefined, listed: 'listed' })),
  verdicts: at('layout', 'verdicts', 'verdicts', words({ said: undefined, unsaid: 'unsaid' })),
  descent: at(
    'layout',
    'descent',
    'descent',
    words({ step: undefined, arrow: 'arrow', gradient: 'gradient' }),
  ),
  form: at('chains', 'form', 'form', words({ wholes: undefined, entries: 'entries' })),
  letters: at(
    'chains',
    'positions',
    'positions',
    words({ fresh: undefined, equations: 'equations' }),
  ),
  differentials: at(
    'chains',
    'differentials',
    'differentials',
    words({ hidden: undefined, shown: 'shown' }),
  ),
  numbered: at('chains', 'numbered', 'numbered', optional(rules)),
  localFirst: at('chains', 'local_first', 'local-first', flag),
  contracted: at('chains', 'contracted', 'contracted', flag),
  apart: at('chains', 'apart', 'apart', optional(rules)),
  superseded: at('chains', 'superseded', 'superseded', optional(pairsOf(RULES, RULES))),
}

const fieldsOf = (places: object, isOfNotation: boolean): readonly Field[] =>
  Object.entries(places).map(([name, place]: readonly [string, Place<unknown>]) => ({
    ...place,
    isOfNotation,
    name,
  }))

/** Every field of a style that stands in a table of plain keys. */
export const FIELDS: readonly Field[] = [...fieldsOf(NOTATION, true), ...fieldsOf(HOUSE, false)]
