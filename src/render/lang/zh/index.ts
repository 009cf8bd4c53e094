import { enumerated } from '../../enumerated.ts'
import type { Language, VerifiedFacts } from '../../lang.ts'
import { figure } from '../figure.ts'
import { solving } from './solving.ts'
import { training } from './training.ts'

const counted = (count: number, what: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${what}`]

const checked = ({ steps, claims, changes = 0 }: VerifiedFacts): string => {
  const parts = [
    ...counted(steps, '步'),
    ...counted(changes, '个微分等式'),
    ...counted(claims, '个断言'),
  ]
  return enumerated(parts, '、', '和 ')
}

const writtenOut = ({ lengths = [] }: VerifiedFacts): string =>
  lengths
    .map(({ name, figures, values, least }) =>
      figures
        ? `，以 ${values.join('、')} 代替 ${figures} 展开`
        : `${from(name, least)}，在 ${name} = ${values.join('、')} 处展开`,
    )
    .join('')

const from = (name: string, least: number): string =>
  least > 1 ? `，适用于 ${name} 至少为 ${least}` : ''

const how = (facts: VerifiedFacts): string => {
  const { proved, draws, seed, error } = facts
  const also = proved > 0 ? `，其中 ${proved} 个已证明` : ''
  return `${also}：每个至少 ${draws} 次抽样，种子 ${seed}，最大误差 ${figure(error)}${writtenOut(facts)}`
}

export const zh: Language = {
  name: 'zh',
  latex: { babel: 'chinese-simplified', font: 'Noto Serif CJK SC' },
  rules: {
    goal: '所求',
    component: '分量',
    'chain-rule': '链式法则',
    'collapse-sum': '消去求和',
    'local-derivative': '局部导数',
    contract: '与 δ 缩并',
    transpose: '转置',
    'matrix-form': '矩阵形式',
    'every-path': '对所有路径求和',
    'through-activation': '经过激活函数的链式法则',
    factor: '提取公因子',
    jacobian: '用雅可比矩阵的链式法则',
    'own-value': '用函数值表示导数',
    'next-gradient': '代入下一个梯度',
    'to-the-loss': '直到损失的全部导数',
    cancel: '约分',
    expand: '展开括号',
    'take-out': '提到求和号外',
    'without-gradients': '不含其他梯度',
    number: '代入数值',
    'every-factor': '全部因子',
    'zero-derivative': '导数几乎处处为 0',
    'no-path': '损失函数与它无关',
    'put-in': '代入梯度',
    differential: '微分',
    'under-trace': '在迹内把微分移到最后',
  },
  captions: {
    'column-row': '列 × 行 = 矩阵（张量积）',
    'entry-by-entry': '逐元素乘积（Hadamard 积）',
    'matrix-column': '矩阵 × 列 = 列',
    'row-matrix': '行 × 矩阵 = 行',
    'matrix-matrix': '矩阵 × 矩阵 = 矩阵',
  },
  places: range => `对 ${range}`,
  assumed: declarations => `已作如下假定，可改写声明：${declarations.join('; ')}`,
  verified: facts =>
    checked(facts) === ''
      ? '没有需要验证的步骤：用 `@wrt` 指定对什么求导'
      : `已验证 ${checked(facts)}${how(facts)}`,
  undecided: facts => `${checked(facts)}中有 ${facts.undecided} 个未能判定${how(facts)}`,
  marks: ({ tested, proved }) => `${proved} 已证明并经数值检验，${tested} 经数值检验`,
  claim: {
    tested: '断言，经数值检验',
    proved: '断言，已证明',
    failed: '断言不成立',
    undecided: '断言未能判定',
  },
  hessian: (of, [first, second]) => `${of} 对 ${first} 和 ${second} 的 Hessian 矩阵`,
  forward: by => `从 ${by} 起前向求导`,
  along: (by, step, direction) =>
    `从 ${by} 起前向求导，沿 ${step}*${direction} 移动（在 ${step} = 0 处）`,
  hessianProduct: (of, by, direction) => `${of} 对 ${by} 的 Hessian 矩阵乘以 ${direction}`,
  columnByColumn: '按列展开',
  closedForm: '闭式',
  gradientNamed: '为梯度命名',
  undecidedStep: '未能判定',
  noMatrixForm: '没有矩阵形式',
  flat: '阶跃函数的导数几乎处处为 0',
  counterexample: (values, entry, left, right) =>
    `${values && `取 ${values}：`}${entry && `元素 ${entry}：`}左边 ${left}，右边 ${right}`,
  differences: error => `与损失函数的差分相差 ${figure(error)}`,
  solving,
  training,
  messages: async () => (await import('./messages.ts')).messages,
  lessons: async () => (await import('./lessons.ts')).lessons,
  check: async () => (await import('./check.ts')).check,
  task: async () => (await import('./task.ts')).task,
  course: async () => (await import('./course.ts')).course,
  page: async () => (await import('./page.ts')).page,
  house: async () => (await import('./house.ts')).house,
  steps: async () => (await import('./steps.ts')).steps,
}
