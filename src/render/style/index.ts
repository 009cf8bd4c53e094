import type { Style } from '../style.ts'
import { annotated } from './annotated.ts'
import { arrows } from './arrows.ts'
import { plain } from './plain.ts'

/** Every house style, in alphabetical order. */
export const STYLES: readonly Style[] = [annotated, arrows, plain]

export const styleNamed = (name: string): Style | undefined =>
  STYLES.find(style => style.name === name)
