import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** Texts of what is wrong with names, sizes, families and claims of a file that could be read. */
export const MEANING_PROBLEMS = {
  // Names
  'defined-twice': {
    says: '`{name}` 被定义了第二次',
    hint: '请给两个方程之一换个名称',
  },
  'declared-twice': {
    says: '`{name}` 被声明了第二次',
    hint: '请只保留一个声明',
  },
  'name-clash': {
    says: '`{name}` 在这里是{kind:kinds}，在别处是{other:kinds}',
    hint: '请给其中一个换个名称；尺寸、值、函数和族共用同一套名称',
  },
  'name-of-function': {
    says: '`{name}` 是语言自带的函数',
    hint: '请换个名称',
  },
  'unknown-name': {
    says: '文件中没有 `{name}`',
    hint: '请声明它：`{name} : vector(n)`',
  },
  'misspelled-name': {
    says: '文件中没有 `{name}`',
    hint: '是不是想写 `{near}`？',
  },
  'unknown-function': {
    says: '没有函数 `{name}`',
    hint: '请声明它：`{name} : function`',
  },
  'misspelled-function': {
    says: '没有函数 `{name}`',
    hint: '是不是想写 `{near}`？',
  },
  'option-not-available': {
    says: '`{name}` 的选项 `{option}` 尚不可用',
    hint: '请用求和或乘积写出来',
  },
  'function-as-value': {
    says: '`{name}` 是函数，需要自变量',
    hint: '请写 `{name}(x)`',
  },
  loop: {
    says: '这些方程互相依赖：{loop}',
    hint: '请让其中一个不依赖其余的',
  },
  'loss-not-defined': {
    says: '没有方程定义损失 `{name}`',
    hint: '请写某个方程左边的名称',
  },
  'loss-not-scalar': {
    says: '损失 `{name}` 不是标量，而是 {shape}',
    hint: '请指定一个标量：`@loss L`，或构造一个，例如 `L = sum({name})`',
  },
  'no-equation': {
    says: '文件中没有方程',
    hint: '请写一个，例如 `y = W*x + b`',
  },
  'name-twice': {
    says: '`{name}` 在列表中出现了两次',
    hint: '请只保留一个',
  },
  'unknown-layout': {
    says: '没有布局 `{found}`',
    hint: '布局有 {known}',
  },
  'wrong-base': {
    says: '下标从 0 或 1 开始，而不是从 `{found}` 开始',
    hint: '请写 `@base 0` 或 `@base 1`',
  },
  'empty-note': {
    says: '`{name}` 的注释没有内容',
    hint: '请在名称之后写说明',
  },
  'alias-form': {
    says: '这不是别名',
    hint: '请写 `@alias 名称 = 写法`，例如 `@alias eps = \\mathcal E`',
  },
  // Sizes and types
  'not-a-size': {
    says: '这不是尺寸',
    hint: '尺寸是从 1 起的整数、名称，或它们的和，例如 `h - k + 1`',
  },
  'size-too-small': {
    says: '尺寸不能是 {size}',
    hint: '请写从 1 起的整数或名称',
  },
  'not-a-member': {
    says: '没有说明是族的哪个成员',
    hint: '请写字母加减一个数，例如 `h{t-1}`，或固定的成员，例如 `h{0}`',
  },
  'signature-type': {
    says: '函数 `{name}` 的自变量和值只能是张量',
    hint: '请写 scalar、vector(n)、row(n)、matrix(m, n) 或 tensor(a, b, …)',
  },
  'signature-sizes': {
    says: '`{name}` 的签名需要所有尺寸',
    hint: '请写出每个尺寸，例如 `function(vector(n)) -> vector(k)`',
  },
  'adjective-not-square': {
    says: '`{name}` 是 {shape}，不能是 {adjective}',
    hint: '请声明为方阵：`{name} : {adjective} matrix(n, n)`',
  },
  'adjective-of-scalar': {
    says: '`{name}` 是标量，不能是 {adjective}',
    hint: '请声明为向量：`{name} : {adjective} vector(n)`',
  },
  'not-as-declared': {
    says: '`{name}` 声明为 {declared}，但它的方程给出 {found}',
    hint: '请修改声明或方程',
  },
  // Families, derivatives, claims and assumptions
  'family-without-loss': {
    says: '没有可求导的损失：像 `{name}` 这样的族成员本身不是损失',
    hint: '请加一个标量方程，例如 `L = sum(t, …)`',
  },
  'member-unknown': {
    says: '没有说明 `{name}` 的这个成员是什么',
    hint: '请声明它的形状，例如 `{name}{0} : vector(n)`',
  },
  'series-moves': {
    says: '范围随 `{letter}` 变化的求和尚不能求导',
    hint: '请把它写成单独的族：`s{t} = s{t-1} + …`',
  },
  'place-unknown': {
    says: '`{letter}` 在这里既不是族的字母，也不是尺寸',
    hint: '请写数、长度或 `for` 之后的字母，例如 `{name}{t-1}`',
  },
  'member-without-range': {
    says: '没有说明对哪些 `{letter}` 成立',
    hint: '请加上范围：`for {letter} = 1..…`；每条语句各有自己的范围',
  },
  'ranges-unordered': {
    says: '`{name}` 的成员如何排列取决于两个长度中哪个更大',
    hint: '请让这些族有同一个长度，或让它们的范围只相差一个数',
  },
  'family-too-long': {
    says: '族 `{name}` 太长，无法展开验证：{what}',
    hint: '请只提到距范围端点 {near} 个位置以内的成员',
  },
  'family-type': {
    says: '族的成员尚不能声明为 `{type}`',
    hint: '请写成值：类别写作 `onehot vector`',
  },
  'family-not-solved': {
    says: '含有 `{name}` 这样的族的网络尚不能求解',
    hint: '请把成员写成单独的方程',
  },
  'family-not-exported': {
    says: '含有 `{name}` 这样的族的网络尚不能作为程序运行',
    hint: '请把成员写成单独的方程',
  },
  'family-gradients-only': {
    says: '含有 `{name}` 这样的族的网络尚无二阶推导和前向推导',
    hint: '请去掉 `--order` 和 `--mode`，或把成员写成单独的方程',
  },
  'series-without-range': {
    says: '不清楚 `{letter}` 在这里遍历哪些成员',
    hint: '请写出范围：`sum({letter} = 1..T, …)`',
  },
  'derivative-in-equation': {
    says: '方程中不能出现导数',
    hint: '请用 `claim` 陈述它',
  },
  'derivative-by': {
    says: '导数是对名称或元素求的',
    hint: '请用单独的方程给这个表达式命名',
  },
  'not-drawable': {
    says: '无法随机抽取满足它的实例',
    hint: "可以假定 `sum(x) = 1`、没有方程的名称或其元素与数的比较，或修饰词所说的内容，例如 `A' = A`",
  },
  'claim-shapes': {
    says: '{left} 不可能等于 {right}',
    hint: '断言的两边形状相同',
  },
  'claim-space': {
    says: '这是 {found}',
    hint: '请在后面写 `: {found}`，或去掉空间',
  },
  'entries-form': {
    says: '`entries` 列出一个向量、行或矩阵的元素',
    hint: '请写 `entries(x)`；要把向量的元素并排写出，用 `entries(x, axis=2)`',
  },
  'nabla-form': {
    says: '`nabla` 是一个数对某个名称的梯度',
    hint: '请写 `nabla(L, x)`；若 L 只由一个没有方程的名称算出，可写 `nabla(L)`',
  },
  'shorthand-call': {
    says: '简写 `{name}` 的调用与其定义不符',
    hint: "参数个数：{count}；只有一个参数时 `{name}'(x)` 是导数",
  },
  'only-in-claims': {
    says: '`{name}` 只能出现在断言中',
    hint: '请写在 `claim` 里',
  },
  'not-a-leaf': {
    says: '`{name}` 由方程定义，不能是 {word}',
    hint: '请去掉 `{word}` 或方程',
  },
  'value-as-family': {
    says: '`{name}` 是一个值，不是族',
    hint: '请写 `{name}`，或定义族：`{name}{t} = … for t = 1..T`',
  },
  'family-as-value': {
    says: '`{name}` 是族；这里需要它的一个成员',
    hint: '请写成员：`{name}{t}`',
  },
} satisfies Partial<Record<ProblemCode, Message>>
