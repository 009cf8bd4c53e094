import type { Style } from '../style.ts'
import { annotated } from './annotated.ts'
import { arrows } from './arrows.ts'
import { delta } from './delta.ts'
import { differential } from './differential.ts'
import { factors } from './factors.ts'
import { indexNotation } from './index-notation.ts'
import { nabla } from './nabla.ts'
import { paths } from './paths.ts'
import { plain } from './plain.ts'
import { regression } from './regression.ts'
import { rows } from './rows.ts'
import { sums } from './sums.ts'

/** Every house style, in alphabetical order. */
export const STYLES: readonly Style[] = [
  annotated,
  arrows,
  delta,
  differential,
  factors,
  indexNotation,
  nabla,
  paths,
  plain,
  regression,
  rows,
  sums,
]

export const styleNamed = (name: string): Style | undefined =>
  STYLES.find(style => style.name === name)
