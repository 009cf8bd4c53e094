import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Products, transposes and layouts. */
export const ORDER_LESSONS = {
  missing_transpose: {
    title: '缺少转置',
    why: '反向经过一个矩阵时，它的行与列互换角色，所以前向传播中的矩阵要转置。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '用行向量或分子布局时，可以没有转置，或转置的位置不同。',
  },
  outer_product_swapped: {
    title: '外积的两个因子颠倒',
    why: '对矩阵的梯度，行对应输出，列对应输入；次序颠倒的外积是它的转置。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '如果变量在另一边，例如 y = x W，次序也相反。',
  },
  transposed_result: {
    title: '结果被转置了',
    why: '这是另一种层约定下的公式：样本是行还是列、权重在哪一边，决定了什么要转置。',
    repair: '请把整个这一边转置',
    alike: '如果层是 A = X W，梯度就是 Xᵀ 乘以对 A 的梯度：由网络决定，而不是由套用的公式决定。',
  },
  wrong_multiplication_order: {
    title: '矩阵乘积的因子次序不对',
    why: '矩阵不可交换：矩阵在前向传播中站在哪一边，导数就从哪一边相乘。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '标量可以放在任何位置，对角矩阵之间也可交换。',
  },
  hadamard_instead_of_outer: {
    title: '该用外积却用了逐元素乘积',
    why: '对矩阵的梯度，每个元素是输出梯度的一个元素乘以输入的一个元素：要取所有的配对，而不只是相同的位置。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '如果权重是逐元素相乘的，逐元素乘积就是对的。',
  },
  matrix_product_instead_of_hadamard: {
    title: '该用逐元素乘积却用了矩阵乘积',
    why: '逐元素的函数，其 Jacobian 矩阵是对角的，所以梯度与导数逐元素相乘。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '与导数组成的对角矩阵相乘是一样的。',
  },
  outer_instead_of_hadamard: {
    title: '该用逐元素乘积却用了外积',
    why: '⊗ 给出所有配对组成的矩阵；这里每个元素只要一个乘积，即 ⊙。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '如果文中把 ⊗ 定义为逐元素乘积，它就是那个意思。',
  },
  index_order_swapped: {
    title: '下标颠倒',
    why: '第一个下标是行，第二个是列；颠倒后是转置矩阵的元素。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '有的书把 w 的输入下标写在前面：由网络决定。',
  },
  layout_mix: {
    title: '布局混用',
    why: '这一行在另一种导数布局中是对的，与前后各行不同：一个推导应保持同一种布局。',
    repair: '请转置这一行，或转置其余各行',
    alike: '从头到尾都用分子布局的推导是对的。',
  },
  wrong_inverse_side: {
    title: '逆矩阵乘在了错误的一边',
    why: '未知量左边的矩阵，要用左乘它的逆来消去。',
    repair: '请把 `{factor}` 放在矩阵原来的那一边',
    alike: '如果矩阵在未知量的右边，逆也在右边。',
  },
  convolution_not_flipped: {
    title: '反向卷积没有翻转卷积核',
    why: '前向的位移是 +k，反向就是 −k：卷积核倒过来走。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '如果前向的位移是 −k，反向就是 +k。',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
