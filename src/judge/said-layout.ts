import type { Layout } from '../core/layout.ts'
import type { Script } from '../core/script.ts'

/** Layouts that the words of a derivation name, as "in denominator layout". */
export const saidLayouts = ({ source, notation }: Script): ReadonlySet<Layout> =>
  new Set(
    notation === 'latex' ? SAID.flatMap(([layout, by]) => (by.test(source) ? layout : [])) : [],
  )

const SAID: readonly (readonly [Layout, RegExp])[] = [
  [
    'denominator',
    /denominator[\s-]+(?:layout|convention|form)|layout\s+by\s+denominator|分母\s*(?:布局|约定|形式|記法|记法)|(?:раскладк|соглашени|компоновк|разметк)\S*\s+(?:по\s+)?знаменател|знаменательн\S+\s+(?:раскладк|соглашени|компоновк)|분모\s*(?:중심|레이아웃|표기|배치)/iu,
  ],
  [
    'numerator',
    /numerator[\s-]+(?:layout|convention|form)|jacobian\s+(?:layout|convention|formulation)|分子\s*(?:布局|约定|形式|記法|记法)|(?:раскладк|соглашени|компоновк|разметк)\S*\s+(?:по\s+)?числител|числительн\S+\s+(?:раскладк|соглашени|компоновк)|분자\s*(?:중심|레이아웃|표기|배치)/iu,
  ],
]
