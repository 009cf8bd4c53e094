import { everyKind, everyRule } from './style/parts.ts'
import type { Style } from './style.ts'

/** How much of its chains a style shows: all members, its own choice, or the result alone. */
export const DETAILS = ['full', 'style', 'result'] as const
export type Detail = (typeof DETAILS)[number]

export const withDetail = (style: Style, detail: Detail): Style => {
  if (detail === 'style') return style
  const { flow, ...rest } = style
  const shown = everyKind(detail === 'full' ? everyRule : [])
  return { ...rest, tensors: shown, scalars: shown }
}
