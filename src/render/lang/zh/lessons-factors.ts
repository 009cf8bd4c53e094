import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Factors, signs, terms and local derivatives. */
export const FACTOR_LESSONS = {
  forgot_activation_derivative: {
    title: '漏了激活函数的导数',
    why: '对激活值的梯度与对其自变量的梯度之间，相差激活函数的导数。',
    repair: '请乘以 `{factor}`',
    alike: '线性输出，或 softmax 与交叉熵合在一起时，没有这个因子。',
  },
  activation_derivative_wrong_argument: {
    title: '激活函数的导数取错了点',
    why: '激活函数的导数取在激活函数的自变量处，而不是它的值处。',
    repair: '请把 `{written}` 换成 `{meant}`',
    alike: 'y ⊙ (1 − y) 是对的：这是用函数值表示的 logistic 函数的导数。',
  },
  wrong_activation_derivative_formula: {
    title: '激活函数的导数公式不对',
    why: '导数应为：σ′ = σ(1 − σ)，tanh′ = 1 − tanh²，ReLU 在自变量为正处为 1。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '导数可以用自变量表示，也可以用函数值表示；两种都对。',
  },
  relu_mask_wrong_variable: {
    title: 'ReLU 的掩码取自错误的量',
    why: 'ReLU 在它自己的自变量为正处让梯度通过，与梯度的正负无关。',
    repair: '与 0 比较的应是 `{meant}`，而不是 `{written}`',
    alike: '掩码也可以取自 ReLU 的值：它与自变量同时为正。',
  },
  upstream_gradient_dropped: {
    title: '漏了上游梯度',
    why: '这只是局部导数；按链式法则还要乘以对输出的梯度。',
    repair: '请乘以 `{factor}`',
    alike: '如果求的是输出本身而不是损失的导数，那就只有局部导数。',
  },
  dropped_chain_link: {
    title: '链条缺了一环',
    why: '在一串导数中，每个分母就是下一个分子；这里跳过了网络的一步。',
    repair: '请乘以 `{factor}`',
    alike: '导数为 1 的一环可以省略，几环也可以合并。',
  },
  wrong_local_derivative: {
    title: '对错误的因子求了导',
    why: '乘积对一个因子的导数由其余因子组成；这里是对另一个因子求的。',
    repair: '这是对 `{written}` 的导数；请对 `{name}` 求',
    alike: '如果两个因子是同一个量，两个导数要相加。',
  },
  layer_index_off_by_one: {
    title: '层的下标差了一',
    why: '对某层权重的梯度，由对该层输出的梯度和该层的输入组成，而输入是前一层的激活值。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '层的编号可以从 0 或从 1 开始：由网络决定。',
  },
  sign_error: {
    title: '符号错误',
    why: '负号丢了或多了：这一项的符号相反。',
    repair: '请改变 `{term}` 的符号',
    alike: '如果是最大化 −L，或把误差定义为目标减输出，则所有符号都相反，仍然一致。',
  },
  missing_factor_2: {
    title: '漏了因子 2 或 1/2，或多了一个',
    why: '平方的导数有因子 2；只有损失中有 1/2 时才会约去。',
    repair: '请乘以 `{ratio}`',
    alike: '如果平方之前有 1/2，导数中就没有 2。',
  },
  missing_averaging: {
    title: '没有考虑平均',
    why: '损失是平均值时，它的每个梯度都恰好有一个因子 1/N：这里缺少或多了。',
    repair: '请乘以 `{ratio}`',
    alike: '如果损失只是求和，就没有 1/N。',
  },
  cross_entropy_minus_lost: {
    title: '丢了交叉熵的负号',
    why: '交叉熵是负的对数之和；它对输出的导数是 −t/y。',
    repair: '请改变 `{term}` 的符号',
    alike: 'softmax 之前的梯度 y − t 符号是对的：两个负号相抵。',
  },
  missing_inner_derivative: {
    title: '漏了内层导数',
    why: 'f(g) 的导数是 f′(g) 乘以 g 的导数，即使 g 只是 1 − p。',
    repair: '请把 `{term}` 乘以 `{factor}`',
    alike: '内层导数为 1 时，看不出它来。',
  },
  quadratic_form_missing_2: {
    title: '二次型的梯度缺少 2',
    why: '变量在二次型中出现两次，乘积法则给出两项：xᵀA x 的梯度是 (A + Aᵀ)x。',
    repair: '请乘以 2',
    alike: '如果二次型之前有 1/2，就没有 2。',
  },
  update_rule_sign: {
    title: '更新的方向不对',
    why: '梯度指向上升的方向；要使损失变小，就要逆着它走一步。',
    repair: '请改变 `{term}` 的符号',
    alike: '如果是最大化，或把误差定义为目标减输出，则用加号。',
  },
  missing_term: {
    title: '缺少一项',
    why: '按乘积法则，每个变动的因子给出一项；按求和法则，每个被加项给出一项。',
    repair: '请加上 `{term}`',
    alike: '与变量无关的部分不给出任何项。',
  },
  wrong_identity: {
    title: '恒等式不成立',
    why: '这两个表达式至多在个别点相等：没有这样的法则。',
    repair: '请把 `{written}` 写成 `{meant}`',
    alike: '在 0 处相等说明不了什么：请换一个数试试。',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
