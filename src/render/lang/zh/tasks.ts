import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a task file, and with points given by hand. */
export const TASK_PROBLEMS = {
  'toml-syntax': {
    says: '这不是 TOML：{message}',
    hint: '文字写在引号里，如 `lang = "zh"`；列表写在方括号里；表以 `[[target]]` 开头',
  },
  'style-too-long': {
    says: '文件超过 {limit} 个字符',
    hint: '样式的内容不多；请看 `gradproof init style` 写出的文件',
  },
  'style-sign': {
    says: '这不是名称 `{name}` 的符号',
    hint: "请写一个 LaTeX 字母，可带重音和字体，例如 '\\varepsilon' 或 '\\hat{\\mathbf{x}}'",
  },
  'style-letter': {
    says: '`{found}` 不是名称',
    hint: '请写拉丁字母，或希腊字母的名称，例如 `delta`',
  },
  'style-pairs': {
    says: '`{name}` 是成对的列表',
    hint: '请写成 `{example}`',
  },
  'style-path': {
    says: '`{rule}` 不能放在 `{before}` 之后',
    hint: '越过直接使用者的规则要放在所有其他规则之后',
  },
  'style-caption': {
    says: '这不是说明文字',
    hint: '请写一行，至多 {limit} 个字符',
  },
  'task-too-long': {
    says: '文件超过 {limit} 个字符',
    hint: '任务只写网络的文件名；属于网络的内容请移走',
  },
  'toml-unknown-key': {
    says: '这里没有键 `{found}`',
    hint: '可用的键是 {known}',
  },
  'toml-misspelled-key': {
    says: '这里没有键 `{found}`',
    hint: '是指 `{near}` 吗？',
  },
  'toml-missing-key': {
    says: '这里缺少 `{name}`',
    hint: '请写 `{example}`',
  },
  'toml-value-type': {
    says: '`{name}` 的值应当是{wanted:kinds}',
    hint: '请照 `gradproof init` 写出的例子来写',
  },
  'toml-unknown-value': {
    says: '`{found}` 不能作 `{name}` 的值',
    hint: '请写其中之一：{known}',
  },
  'toml-misspelled-value': {
    says: '`{found}` 不能作 `{name}` 的值',
    hint: '是指 `{near}` 吗？',
  },
  'toml-empty': {
    says: '`{name}` 是空的',
    hint: '请写上它的值，或去掉这一行',
  },
  'task-points': {
    says: '{found} 不能作 `{name}` 的分数',
    hint: '请写 0 到 10000 之间的数，小数最多两位',
  },
  'task-steps-sum': {
    says: '各步骤合计 {sum} 分，而不是 {points} 分',
    hint: '请改它们的分数，或去掉 `points`：那时以步骤的合计为准',
  },
  'toml-twice': {
    says: '`{name}` 出现了两次',
    hint: '请只留一个',
  },
  'task-without-targets': {
    says: '这里什么也没有要求',
    hint: '请写 `{example}`，并写上 `wrt` 和 `points`',
  },
  'task-top-and-questions': {
    says: '`{name}` 属于一道题，而题目是分开写的',
    hint: '请写在每个 `[[question]]` 之下',
  },
  'task-questions-apart': {
    says: '有几道题时，每道题都要说明答案在哪里',
    hint: '请写 `files = ["q1.*"]` 或 `heading = "Question 1"`',
  },
  'task-no-file': {
    says: '没有文件 `{path}`',
    hint: '路径从任务文件所在的文件夹算起',
  },
  'toml-whole': {
    says: '`{name}` 应当是从 0 起的整数，而不是 {found}',
    hint: '请不带符号、不带小数点地写',
  },
  'overrides-empty': {
    says: '没有写列名的一行',
    hint: '请写 `student,target,points,note`',
  },
  'overrides-column': {
    says: '第一行没有 `{name}` 这一列',
    hint: '请写 `student,target,points,note`',
  },
  'overrides-fields': {
    says: '有 {found} 个字段，而第一行有 {wanted} 个',
    hint: '备注里有逗号时，请加引号',
  },
  'overrides-quote': {
    says: '引号没有关上，或者关上之后还有内容',
    hint: '备注里的引号请写两次：`""`',
  },
  'overrides-points': {
    says: '{found} 不是分数',
    hint: '请写从 0 起的数，小数最多两位',
  },
  'overrides-twice': {
    says: '{student} 的 {target} 在第 {line} 行已经有分数',
    hint: '请只留一行',
  },
  'overrides-student': {
    says: '没有 {student} 交的作业',
    hint: '请看名字是否与作业的名称一致',
  },
  'overrides-target': {
    says: '任务里没有目标 {target}',
    hint: '目标有 {known}',
  },
  'overrides-above': {
    says: '{points} 分，而这个目标只值 {most} 分',
    hint: '按 {most} 分计；请不要写得更多',
  },
} as const satisfies Partial<Record<ProblemCode, Message>>
