import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Sums, paths and letters. */
export const SUM_LESSONS = {
  bias_gradient_missing_batch_sum: {
    title: '偏置的梯度没有对样本求和',
    why: '一个偏置用于所有样本，所以它的梯度是各样本梯度之和。',
    repair: '对 `{name}` 请按样本求和',
    alike: '只有一个样本时，没有什么可加。',
  },
  bias_gradient_summed_over_everything: {
    title: '偏置的梯度对所有元素求了和',
    why: '偏置对每个单元有一个元素，它的梯度也是如此：只对样本求和。',
    repair: '对 `{name}` 只按样本求和',
    alike: '只有一个单元时，两种和相同。',
  },
  bias_gradient_multiplied_by_input: {
    title: '把偏置当成了权重',
    why: '偏置是加上去的，局部导数为 1：它的梯度中没有输入。',
    repair: '对 `{name}` 请去掉 `{factor}`',
    alike: '同一层的权重，其梯度中确有输入。',
  },
  dropped_batch_sum: {
    title: '漏了对样本的求和',
    why: '每个样本都依赖于这个参数，所以它的梯度是各样本贡献之和。',
    repair: '对 `{name}` 请按样本求和',
    alike: '如果文中有约定，重复的指标可以表示求和。',
  },
  dropped_sum_over_outputs: {
    title: '漏了求和',
    why: '全连接层的每个输入影响所有输出，所以它的梯度是对所有输出的求和。',
    repair: '请对 `{letter}` 求和',
    alike: '逐元素的函数，每个输入只影响一个输出，没有求和。',
  },
  missing_path: {
    title: '漏了一条路径',
    why: '在多处使用的量沿多条路径影响损失，梯度是所有路径之和。',
    repair: '请加上经过 `{name}` 的路径',
    alike: '如果只有一条路径不是常数，一个乘积就够了。',
  },
  paths_multiplied: {
    title: '各路径的贡献相乘而没有相加',
    why: '沿同一条路径，导数相乘；不同路径的贡献相加。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '同一条路径上的各环是相乘的。',
  },
  invalid_factoring: {
    title: '提出了并非每一项都有的因子',
    why: '每条路径有自己的各环；只有所有路径共有的才能提到括号之外。',
    repair: '请把 `{factor}` 留在括号内它自己的那一项上',
    alike: '上游梯度是所有路径共有的，可以提出。',
  },
  total_vs_partial: {
    title: '把偏导数当成了全导数',
    why: '偏导数让中间的一切保持不变；全导数还跟随沿途依赖于变量的量。',
    repair: '请用 `{meant}`，而不是 `{written}`',
    alike: '∂f/∂y 作为函数对自变量的导数是偏导数，可以为 0。',
  },
  softmax_off_diagonal_dropped: {
    title: '把 softmax 当成了逐元素的函数',
    why: 'softmax 的每个输出依赖于每个输入，所以 Jacobian 矩阵是满的，梯度是对所有输出的求和。',
    repair: '对 `{name}` 请按所有输出求和',
    alike: '与交叉熵合在一起时，和等于 y − t，其中已没有求和号。',
  },
  softmax_off_diagonal_sign: {
    title: 'softmax 非对角元的符号不对',
    why: '一个输入增大，其余输出都减小：∂yᵢ/∂aⱼ = yᵢ(δᵢⱼ − yⱼ)。',
    repair: '请改变 `{term}` 的符号',
    alike: '在对角线上，导数为正：y(1 − y)。',
  },
  wrong_normalisation: {
    title: '等于 1 的和没有取为 1',
    why: '概率之和为 1，与向量的长度无关。',
    repair: '把 `{written}` 换成 1：概率之和为 1',
    alike: '如果没有说明标签之和为 1，就必须保留这个和。',
  },
  index_clash: {
    title: '一个字母表示了两样东西',
    why: '求和的指标与元素的指标是同一个字母；被求和绑定之后，它与元素不再有关。',
    repair: '`{letter}` 已是左边的下标，不能再用它求和',
    alike: '求和结束之后，这个字母可以再用。',
  },
  spurious_sum: {
    title: '多了一个求和',
    why: '这个元素只依赖于其中一项，其余各项的导数为 0。',
    repair: '请去掉求和：`{written}`',
    alike: '对 δ 求和不是错误：只留下一项。',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
