import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with the text of a file, whatever it means. */
export const TEXT_PROBLEMS = {
  // The text as a whole
  'invalid-encoding': {
    says: '这不是 UTF-8 文本',
    hint: '请把文件存为 UTF-8',
  },
  'file-too-long': {
    says: '文件超过 {limit} 个字符',
    hint: '请把网络分成几个文件',
  },
  'too-many-tokens': {
    says: '文件中的名称、数和符号超过 {limit} 个',
    hint: '请把网络分成几个文件',
  },
  'empty-file': {
    says: '这里没有可读的内容',
    hint: '请写一个方程，例如 `y = W*x + b`',
  },
  'too-many-problems': {
    says: '问题超过 {limit} 个，文件的其余部分没有读',
    hint: '请先改正这些问题',
  },
  // Characters and tokens
  'unreadable-character': {
    says: '`{character}` 在这里没有意义',
    hint: '请删去它；注释以 `#` 开头',
  },
  'raised-or-lowered': {
    says: '`{character}` 在这里没有意义',
    hint: '幂写作 `x^2`，元素写作 `x[1]`',
  },
  'stray-point': {
    says: '这个点既不属于数，也不属于符号',
    hint: "数写作 `0.5`，转置矩阵写作 `X'`",
  },
  'invisible-character': {
    says: '这里有一个看不见的字符（{point}）',
    hint: '请删去它',
  },
  'foreign-letter': {
    says: '名称 `{name}` 含有拉丁字母和希腊字母以外的字母',
    hint: '名称由 a–z、希腊字母、数字和 `_` 组成',
  },
  'number-out-of-range': {
    says: '数 `{number}` 太大、太小或太长',
    hint: '至多 100 位数字，指数在 -300 到 300 之间',
  },
  'unclosed-bracket': {
    says: '括号 `{open}` 没有闭合',
    hint: '请在它结束的地方写 `{close}`',
  },
  'unopened-bracket': {
    says: '括号 `{close}` 没有对应的开括号',
    hint: '请删去它，或在开始的地方写 `{open}`',
  },
  'mismatched-bracket': {
    says: '`{found}` 不能闭合 `{open}`',
    hint: '请写 `{close}`',
  },
  'too-deep': {
    says: '括号嵌套超过 {limit} 层',
    hint: '请把内层部分写成单独的方程',
  },
  'statement-too-long': {
    says: '这条语句中的名称、数和符号超过 {limit} 个',
    hint: '请把其中的部分写成单独的方程',
  },
  // Expressions
  'unexpected-token': {
    says: '这里不能出现 `{found}`；应为{expected:kinds}',
    hint: '请删去它，或在它之前用换行或 `;` 结束语句',
  },
  'unexpected-end': {
    says: '语句没有写完；应为{expected:kinds}',
    hint: '请补全；括号之内可以换行继续',
  },
  'missing-operand': {
    says: '这里不能出现 `{found}`；应为{expected:kinds}',
    hint: '请在 `{found}` 之前写一个值，或删去多余的部分',
  },
  'missing-sign': {
    says: '`{found}` 的因子之间缺少运算符',
    hint: '请写 `{repair}`',
  },
  'double-star': {
    says: '没有运算符 `**`',
    hint: '幂写作 `^`，逐元素的幂写作 `.^`',
  },
  'power-of-power': {
    says: '`{found}` 需要括号',
    hint: '请写 `{left}` 或 `{right}`',
  },
  'bare-derivative': {
    says: '`{found}` 在 `{sign}` 之前需要括号',
    hint: '请写 `({found}){sign}`',
  },
  'half-derivative': {
    says: '`∂` 开始一个导数，但没有写完',
    hint: '请写 `∂y/∂x`，每个 `∂` 之后是名称、元素或括号',
  },
  'missing-summand': {
    says: '这个求和有指标，却没有被加项',
    hint: '请写 `sum({letters}, …)`',
  },
  'bare-comparison': {
    says: '比较式本身不是值',
    hint: '请写 `[a {sign} b]`，成立时为 1，否则为 0；限制条件以 `assume` 开头',
  },
  'second-equals': {
    says: '一条语句中出现了第二个 `=`',
    hint: '每个 `=` 写一个方程；比较写作 `==`',
  },
  'wrong-equals': {
    says: '这里不能出现 `{found}`',
    hint: '请写 `=`',
  },
  'equals-in-bracket': {
    says: '`[` 与 `]` 之间不能出现 `=`',
    hint: '比较写作 `==`',
  },
  'called-value': {
    says: '`{found}` 调用了 `{name}`，但它是值，不是函数',
    hint: '乘积请写作 `{repair}`',
  },
  // Statements
  'not-a-statement': {
    says: '这既不是方程，也不是声明',
    hint: '定义写作 `名称 = …`，声明写作 `名称 : 类型`',
  },
  'loose-line': {
    says: '语句不能以 `{found}` 开头',
    hint: '只有在括号之内，语句才能延续到下一行',
  },
  'left-side': {
    says: '`{found}` 不能出现在 `=` 的左边',
    hint: '请写新的名称、元素 `h[j]` 或族的成员 `h{t}`；事实以 `assume` 或 `claim` 开头',
  },
  'for-without-member': {
    says: '`for` 只用于方程族',
    hint: '请在左边写上字母：`{name}{{letter}} = …`',
  },
  'family-letter': {
    says: '`for` 遍历 `{letter}`，但左边不是这个字母',
    hint: '请用同一个字母写 `{member}`',
  },
  'missing-type': {
    says: '这里缺少类型',
    hint: '请写 scalar、vector(n)、row(n)、matrix(m, n)、tensor(a, b, …)、index(n) 或 function',
  },
  'unknown-type': {
    says: '`{found}` 既不是类型，也不是修饰词',
    hint: '类型有 scalar、vector、row、matrix、tensor、index 和 function；修饰词有 {adjectives}',
  },
  'late-role': {
    says: '`{role}` 应写在名称之前',
    hint: '请写 `{repair}`',
  },
  'wrong-sizes': {
    says: '`{type}` 的尺寸个数不对',
    hint: '请写 `{example}`',
  },
  'unknown-directive': {
    says: '没有指令 `@{name}`',
    hint: '指令有 {known}',
  },
  'repeated-directive': {
    says: '`@{name}` 出现了两次',
    hint: '请只保留一个',
  },
  'empty-directive': {
    says: '`@{name}` 没有内容',
    hint: '请在同一行把内容写在它后面',
  },
  'stray-directive': {
    says: '`@` 不能出现在这里',
    hint: '指令单独成行，乘积用 `*`',
  },
} satisfies Partial<Record<ProblemCode, Message>>
