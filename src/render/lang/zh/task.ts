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
  comments: {
    task: '任务：全班要推导什么，各值多少分。',
    run: 'gradproof grade task.toml --dry-run 用文字说明它，--self-test 用下面的作业试一遍。',
    network:
      '路径从这个文件夹算起。有几道题时，每道题写一个 [[question]]，带 name、network、目标，以及 files = ["q1.*"] 或 heading = "Question 1"。',
    lang: '反馈的语言：en、ru、zh 或 ko。',
    reveal: '关于错误告诉学生什么："place"（位置）、"why"（原因）或 "repair"（正确写法）。',
    follow: '由前面的错误正确推出的部分是否计分。',
    unread: '读不出的部分："review" 不扣分并请人查看，"zero" 不得分。',
    layout: '导数的布局：gradient、numerator、denominator，或 any（以答案为准）。',
    aliases: '网络里名称的其他写法。',
    target:
      '要求什么。按 form，结果里可以有：下一步的梯度（next），没有梯度（closed），后面任何名称的梯度（any）。',
    steps: '写出各步骤的分数，合计等于目标的分数。没有 steps 时，分数全由结果得到。',
    deductions: '有名称的错误扣多少分，代替其后的一切扣分。名称由 gradproof explain 列出。',
    test: '作业及其应得的结果；first_wrong = 0 表示没有错误。',
  },
}
