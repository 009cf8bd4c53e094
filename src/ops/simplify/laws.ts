import { ADDITION_LAWS } from './addition.ts'
import { BLOCK_LAWS } from './blocks.ts'
import { ENTRY_LAWS } from './entries.ts'
import type { Law } from './law.ts'
import { PRODUCT_LAWS } from './product.ts'
import { PROPERTY_LAWS } from './properties.ts'

/** Every law, in the order in which they are tried. */
export const LAWS: readonly Law[] = [
  ...PROPERTY_LAWS,
  ...PRODUCT_LAWS,
  ...ENTRY_LAWS,
  ...BLOCK_LAWS,
  ...ADDITION_LAWS,
]
