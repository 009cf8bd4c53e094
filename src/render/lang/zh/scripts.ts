import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a derivation that a person wrote, before its formulas are read. */
export const SCRIPT_PROBLEMS = {
  'latex-broken': {
    says: '无法读取这段 LaTeX：{message}',
    hint: '请改正公式，使它能够排版',
  },
  'latex-command': {
    says: '未知的命令 `{command}`',
    hint: '请在文件中用 `\\newcommand` 定义它，或直接写出它的含义',
  },
  'macros-unbounded': {
    says: '文件中的命令展开后过长',
    hint: '请在这里写出它们的含义',
  },
  'member-missing': {
    says: '这个等号的一边是空的',
    hint: '请写出等式的两边',
  },
  'member-too-long': {
    says: '等式的一边超过 {limit} 个符号和字母',
    hint: '请给其中的部分命名',
  },
  'member-too-deep': {
    says: '这里的括号嵌套超过 {limit} 层',
    hint: '请给其中的部分命名',
  },
  'row-unclear': {
    says: '不清楚这一行是否接着上一行',
    hint: '请在上一行末尾或这一行开头写上符号',
  },
  conditional: {
    says: '这只是就某些情形说的，而且这种说法无法判断',
    hint: '请用 `\\delta_{ij}` 或 `\\begin{cases}` 写成对所有情形成立的一个等式，或在前面写明关于一个数的条件：`若 $u > 0$，则`',
  },
  'not-a-notebook': {
    says: '这不是笔记本：JSON 已损坏或没有单元',
    hint: '请重新保存笔记本，或把公式存为 `.md` 文件再检查',
  },
  'derivation-too-long': {
    says: '文件超过 {limit} 个字符',
    hint: '请把推导分成几个文件',
  },
  'too-many-equalities': {
    says: '文件中的等号超过 {limit} 个',
    hint: '请把推导分成几个文件',
  },
} as const satisfies Partial<Record<ProblemCode, Message>>
