import { ADDITION_LAWS } from './addition.ts'
import { BLOCK_LAWS } from './blocks.ts'
import { ENTRY_LAWS } from './entries.ts'
import { FUNCTION_LAWS } from './functions.ts'
import { INVERSE_LAWS } from './inverse.ts'
import type { Law } from './law.ts'
import { PAIR_LAWS } from './pairs.ts'
import { PRODUCT_LAWS } from './product.ts'
import { PROPERTY_LAWS } from './properties.ts'

/** Every law, in the order in which they are tried. */
export const LAWS: readonly Law[] = [
  ...PROPERTY_LAWS,
  ...INVERSE_LAWS,
  ...PRODUCT_LAWS,
  ...ENTRY_LAWS,
  ...BLOCK_LAWS,
  ...PAIR_LAWS,
  ...FUNCTION_LAWS,
  ...ADDITION_LAWS,
]
