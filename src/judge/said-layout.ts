import type { Layout } from '../core/layout.ts'
import type { Script } from '../core/script.ts'
import { heard } from '../hear/join.ts'

/** Layouts that the words of a derivation name, as "in denominator layout". */
export const saidLayouts = ({ source, notation }: Script): ReadonlySet<Layout> =>
  new Set(
    notation === 'latex' ? SAID.flatMap(([layout, by]) => (by.test(source) ? layout : [])) : [],
  )

const SAID: readonly (readonly [Layout, RegExp])[] = [
  ['denominator', heard(({ layouts }) => layouts.denominator)],
  ['numerator', heard(({ layouts }) => layouts.numerator)],
]
