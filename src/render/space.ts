import { isUnit, type Shape } from '../core/shape.ts'
import type { Book } from './book.ts'
import { affineSyntax } from './node.ts'
import { printTex } from './tex.ts'

/** The space that a whole is in, `\mathbb{R}^{m \times n}`. */
export const spaceTex = (shape: Shape, book: Book): string => {
  if (shape.length === 0) return '\\mathbb{R}'
  const sizes = shape.map(dim => (isUnit(dim) ? '1' : printTex(affineSyntax(dim), book)))
  return `\\mathbb{R}^{${sizes.join(' \\times ')}}`
}
