import { straightResult } from '../layout.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'

/** A line in another layout than the rest of the derivation. */
export const layoutMix: Lesson<'layout_mix'> = {
  key: 'layout_mix',
  *repairs(at) {
    for (const syntax of straightResult(at)) yield { syntax, values: {} }
  },
  example: {
    network: TWO_LAYERS,
    wrong: "∂ε/∂y = (∂ε/∂q)'*U",
    right: "∂ε/∂y = U'*∂ε/∂q",
  },
}
