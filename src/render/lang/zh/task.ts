import type { TaskWords } from '../../task-words.ts'

export const task: TaskWords = {
  question: name => `第 ${name} 题`,
  points: points => `${points} 分`,
  total: points => `共 ${points} 分`,
  answers: {
    anywhere: '答案可以写在任何文件里',
    files: patterns => `答案写在名为 ${patterns} 的文件里`,
    heading: words => `答案写在标题“${words}”之后`,
  },
  layout: layout => (layout === 'any' ? '导数的布局：以答案所用的为准' : `导数的布局：${layout}`),
  forms: {
    next: '结果里可以有下一步的梯度',
    closed: '结果里没有别的梯度',
    any: '结果里可以有后面各名称的梯度',
  },
  right: '正确的写法例如：',
  noExample: '推导不出示例',
  steps: { 'chain-rule': '链式法则', 'local-derivative': '局部导数', 'matrix-form': '矩阵形式' },
  stepsEarn: '写出以下步骤得分：',
  share: '求出结果得满分；有错误时，按成立或由前推出的等式所占比例得分',
  followThrough: { yes: '由前面的错误正确推出的部分计分。', no: '错误之后的部分不得分。' },
  unread: { review: '读不出的部分不扣分，但需要人工查看。', zero: '读不出的部分不得分。' },
  reveal: {
    place: '只告诉学生第一个错误的位置，之后的一概不说。',
    why: '告诉学生每个错误及其原因，但不说正确的写法。',
    repair: '告诉学生每个错误、原因以及正确的写法。',
  },
  deduction: (title, points) => `${title}：扣 ${points} 分，由它推出的部分仍计分。`,
  tests: {
    passed: (passed, all) => `${all} 个测试中通过 ${passed} 个`,
    none: '任务没有测试：请加上 [[test]]（测试）',
    noFile: '没有这个文件',
    differs: (what, expected, got) => `${what}：应为 ${expected}，实为 ${got}`,
    firstWrong: '第一个错误',
    verdict: '判定',
    points: '分数',
    nothing: '无',
  },
}
