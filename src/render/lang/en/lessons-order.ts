import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Products, transposes and layouts. */
export const ORDER_LESSONS = {
  missing_transpose: {
    title: 'A transpose is missing',
    why: 'Going backwards through a matrix, its rows and columns change roles, so the matrix of the forward pass stands transposed.',
    repair: 'write `{meant}` for `{written}`',
    alike:
      'With row vectors or in numerator layout a derivative may have no transpose, or another one.',
  },
  outer_product_swapped: {
    title: 'Outer product with its factors swapped',
    why: 'The gradient by a matrix has the rows of its output and the columns of its input: the outer product of the two in the other order is its transpose.',
    repair: 'write `{meant}` for `{written}`',
    alike:
      'Where the equation has the variable on the other side, as in y = x W, the order is the other one too.',
  },
  transposed_result: {
    title: 'The result is transposed',
    why: 'This is the formula for the other convention of a layer: whether samples are rows or columns, and on which side the weights stand, decides what is transposed.',
    repair: 'transpose the whole side',
    alike:
      'Where the layer is A = X W, the gradient is Xᵀ times that of A: the network decides, not the template.',
  },
  wrong_multiplication_order: {
    title: 'Factors of a matrix product in the wrong order',
    why: 'Matrices do not commute: each derivative multiplies from the side on which its matrix stands in the forward pass.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'Scalars may stand anywhere, and diagonal matrices commute with each other.',
  },
  hadamard_instead_of_outer: {
    title: 'Elementwise product where an outer product is due',
    why: "Every entry of the gradient by a matrix is one entry of the output's gradient times one entry of the input: all pairs, not equal positions only.",
    repair: 'write `{meant}` for `{written}`',
    alike: 'For a weight that multiplies entry by entry the elementwise product is right.',
  },
  matrix_product_instead_of_hadamard: {
    title: 'Matrix product where an elementwise product is due',
    why: 'A function that acts on each entry by itself has a diagonal Jacobian, so gradient and slope are multiplied entry by entry.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'A plain product with the diagonal matrix of the slopes is the same.',
  },
  outer_instead_of_hadamard: {
    title: 'Outer product where an elementwise product is due',
    why: '⊗ makes a matrix of all pairs; what is due is one product for each entry, ⊙.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'Where a text defines ⊗ as the elementwise product, that is what it means there.',
  },
  index_order_swapped: {
    title: 'Indices swapped',
    why: 'The first index counts rows and the second columns; swapped they tell an entry of the transposed matrix.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'Some texts write w with the index of the input first: the network decides.',
  },
  layout_mix: {
    title: 'Layouts mixed',
    why: 'The line is right in another layout of derivatives than the lines around it: one derivation keeps to one.',
    repair: 'transpose this line, or all others',
    alike: 'A derivation that keeps to the numerator layout from beginning to end is right.',
  },
  wrong_inverse_side: {
    title: 'Inverse multiplied from the wrong side',
    why: 'A matrix on the left of the unknown is removed by its inverse on the left.',
    repair: 'put `{factor}` on the side on which the matrix stood',
    alike: 'For a matrix on the right of the unknown the inverse stands on the right.',
  },
  convolution_not_flipped: {
    title: 'Convolution backwards without the flip',
    why: 'What went forward with the shift +k comes back with the shift −k: the kernel is run through the other way.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'With the shift −k in the forward pass the backward pass has +k.',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
