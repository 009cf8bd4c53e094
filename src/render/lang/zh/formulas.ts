import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with formulas that people write in LaTeX. */
export const FORMULA_PROBLEMS = {
  'unknown-word': {
    says: '`{word}` 不是网络中的名称，也不是这些名称的乘积',
    hint: '请写网络中的名称，或在因子之间加空格',
  },
  'superscript-unclear': {
    says: '不清楚这个上标在这里是什么意思',
    hint: '转置请写 `^T`，层请用网络中的名称',
  },
  'missing-argument': {
    says: '这里缺少自变量',
    hint: '请在函数之后用括号写出',
  },
  'unknown-argument': {
    says: '`{name}` 没有写自变量，网络中也没有用到它',
    hint: '请用括号写出自变量',
  },
  'unclear-argument': {
    says: '`{name}` 没有写自变量，而网络中它有多个自变量',
    hint: '请用括号写出自变量',
  },
  'cases-not-read': {
    says: '这个分段式无法理解',
    hint: '请在每行写一个值和一个条件，例如 `x & x > 0`',
  },
  'condition-not-read': {
    says: '这个条件无法理解',
    hint: '请比较两个表达式，例如 `z > 0` 或 `i = j`',
  },
  'sign-not-read': {
    says: '`{sign}` 在这里无法理解',
    hint: '请不用它来写这个表达式',
  },
  'not-read': {
    says: '公式的这一部分无法理解',
    hint: '请换一种写法',
  },
  'dots-not-read': {
    says: '不清楚省略号在这里代表什么',
    hint: '请写出带指标的求和，或写出所有的项',
  },
  'list-not-read': {
    says: '用逗号分开的列表在这里没有值',
    hint: '由元素组成的向量请写成矩阵',
  },
  'other-point': {
    says: '取值点不是网络中的点',
    hint: '请写对任意点都成立的等式',
  },
  'broken-derivative': {
    says: '这个分式只有一半带有求导记号',
    hint: '请在分子和分母前都写 `{sign}`',
  },
  'derivative-order': {
    says: '这个导数的分子和分母所示的阶数不一致',
    hint: '分母中变量的个数应与分子所示的阶数相同',
  },
  'matrix-not-read': {
    says: '这个矩阵无法理解',
    hint: '请写出全部元素，或用省略号连接只有一个下标不同的元素',
  },
  'norm-not-read': {
    says: '这些竖线或括号无法理解',
    hint: '向量的长度写作 `\\|x\\|`，绝对值写作 `|x|`',
  },
  'gradient-by-what': {
    says: '网络的梯度有多个变量，这里没有指明是哪一个',
    hint: '请在下标写出变量：`\\nabla_W L`',
  },
  'bounds-not-read': {
    says: '无法理解这里对什么求和',
    hint: '请在下方写出指标：`\\sum_i` 或 `\\sum_{i=1}^{n}`',
  },
  'product-not-read': {
    says: '多个因子的连乘无法理解',
    hint: '请写出各因子，或以不超过八的数作上下限',
  },
  'formula-too-long': {
    says: '这个公式超过 {limit} 个部分',
    hint: '请把它分成几个等式',
  },
} satisfies Partial<Record<ProblemCode, Message>>
