import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** Texts of what is wrong with shapes and entries of a file that could be read. */
export const SHAPE_PROBLEMS = {
  // Shapes
  'sum-shapes': {
    says: '{term} 不能与 {sum} 相加',
    hint: '可以相加的是：相同的形状、数或标量，以及与矩阵的行相配的行或向量',
  },
  'ambiguous-broadcast': {
    says: '{term} 既可以加到 {sum} 的各行，也可以加到各列',
    hint: '按行请写 `{overRows}`，按列请写 `{overColumns}`',
  },
  'product-sizes': {
    says: '{left} 与 {right} 不能相乘：左边 {columns} 列，右边 {rows} 行',
    hint: '请转置其中一个，或用 `.*` 写逐元素乘积',
  },
  'product-of-vectors': {
    says: '{left} 乘以 {right} 没有意义',
    hint: '逐元素乘积写作 `{a} .* {b}`，内积写作 `dot({a}, {b})`，外积写作 `{a} ⊗ {b}`',
  },
  'product-of-tensors': {
    says: '`*` 只乘向量和矩阵，不乘 {left} 和 {right}',
    hint: '请用指标写出乘积：`sum(k, A[i,k]*B[k,j,l])`',
  },
  'entrywise-sizes': {
    says: '`{sign}` 要求形状相同，而不是 {left} 和 {right}',
    hint: '请转置其中一个，或用 `*` 写矩阵乘积',
  },
  'sign-shapes': {
    says: '`{sign}` 不接受 {left} 和 {right}',
    hint: '它只接受向量和行',
  },
  'division-by-array': {
    says: '`/` 右边必须是标量，而不是 {shape}',
    hint: '逐元素相除写作 `./`，乘以逆矩阵写作 `inv(A)*x`',
  },
  'division-by-zero': {
    says: '这里除以了零',
    hint: '请除以别的量',
  },
  'exponent-not-scalar': {
    says: '指数必须是标量，而不是 {shape}',
    hint: '逐元素的指数函数写作 `exp(x)`',
  },
  'power-of-vector': {
    says: '{shape} 的幂只有 `{a}^2`，即范数的平方',
    hint: '逐元素的幂写作 `{a}.^3`',
  },
  'power-of-matrix': {
    says: '{shape} 的 `^` 没有意义：它不是方阵',
    hint: '逐元素平方写作 `{a}.^2`，平方和写作 `norm2({a})^2`',
  },
  'matrix-exponent': {
    says: '矩阵的指数必须是整数',
    hint: '请写 `{a}^2`、`{a}^-1`，逐元素则用 `.^`',
  },
  'transposed-tensor': {
    says: '{shape} 多于两个轴，不能转置',
    hint: '请按需要的顺序写出它的元素',
  },
  'norm-inside-sum': {
    says: '`{a}^2` 已经是标量：范数的平方',
    hint: '请写 `{name}({a}.^2)`',
  },
  'sum-of-scalar': {
    says: '标量的 `{name}` 就是它自己',
    hint: '请去掉 `{name}`，或对指标求和：`sum(i, x[i])`',
  },
  'wrong-arguments': {
    says: '`{name}` 不接受 {given}',
    hint: '它接受 {accepted:types}',
  },
  'one-argument': {
    says: '`{name}` 只有一个自变量，而不是 {count} 个',
    hint: '请写 `{name}(x)`',
  },
  'wrong-sizes-of-function': {
    says: '`{name}` 不接受这样的尺寸',
    hint: '请写一个尺寸；有行有列的矩阵写两个',
  },
  'no-prime': {
    says: "`{name}'` 没有意义：`{name}` 不是逐元素的函数",
    hint: '对第一个自变量的导数写作 `∂_1 {name}(x)`',
  },
  'no-such-slot': {
    says: '`{name}` 在这里有 {count} 个自变量，没有第 {slot} 个',
    hint: '自变量从 1 数起',
  },
  // Entries
  'unbound-letter': {
    says: '指标 `{name}` 没有绑定',
    hint: '请写在左边，`y[{name}] = …`，或对它求和：`sum({name}, …)`',
  },
  'value-as-position': {
    says: '`{name}` 是值，不能作下标',
    hint: '下标是指标字母、尺寸、整数和声明为 `index(n)` 的名称',
  },
  'not-a-position': {
    says: '这不能作下标',
    hint: '下标是字母、尺寸和整数的和，例如 `i + k - 1`',
  },
  'position-count': {
    says: '{shape} 有 {count} 个轴，而不是 {given} 个',
    hint: '请给每个轴写一个下标',
  },
  'position-outside': {
    says: '这个下标越界：该轴有 {size} 个元素，从 {first} 数起',
    hint: '请从 {first} 数起',
  },
  'letter-as-value': {
    says: '指标 `{name}` 不是值',
    hint: '字母写在下标中，例如 `x[{name}]`',
  },
  'index-as-value': {
    says: '`{name}` 是下标，不是值',
    hint: '请写在下标中，例如 `x[{name}]`',
  },
  'letter-inside': {
    says: '指标不能出现在这个式子里面',
    hint: '请逐元素写出表达式',
  },
  'array-beside-entries': {
    says: '同时以元素和整个 {shape} 为自变量的函数尚不可用',
    hint: '请只给函数标量，或只给整个数组',
  },
  'entry-expected': {
    says: '这是 {shape}；这里需要一个元素',
    hint: '请写元素，例如 `{a}[i]`',
  },
  'only-apart': {
    says: '仅当 `{first}` 与 `{second}` 不同时成立',
    hint: '请注明这一条件，或同时写出 `{first}` = `{second}` 的情形',
  },
  'letter-without-range': {
    says: '无从知道指标 `{letter}` 到哪里为止',
    hint: '请让它单独占一个下标，或写 `sum({letter} = 1..n, …)`',
  },
  'letter-unclear-range': {
    says: '从这些元素看不出指标 `{letter}` 到哪里为止',
    hint: '请声明左边的名称及其尺寸',
  },
  'letter-two-ranges': {
    says: '指标 `{letter}` 在别处到 {first}，在这里到 {second}',
    hint: '请换一个字母，或让尺寸相同',
  },
  'letters-unlike': {
    says: '`{left}` 到 {first}，而 `{right}` 到 {second}，所以这不是克罗内克符号',
    hint: '请说明这个记号的含义：`\\delta_{ij} := …`',
  },
  'empty-range': {
    says: '这个范围是空的',
    hint: '请先写较小的一端',
  },
  'repeated-letter': {
    says: '指标 `{letter}` 在左边出现了两次',
    hint: '请给每个轴一个字母',
  },
  'letter-count': {
    says: '`{name}` 声明为 {declared}，但这里有 {given} 个指标',
    hint: '请给每个轴写一个字母',
  },
  'comparison-of-letters': {
    says: '指标之间只能用 `==` 比较',
    hint: '限制范围请写 `sum(i = 1..k, …)`',
  },
  'letter-hides-name': {
    says: '指标 `{letter}` 也是一个名称；这个名称在这里被遮住',
    hint: '请换一个字母；显示为 `{shown}`',
  },
  'entries-outside': {
    says: '`{name}` 用到的一些元素越界；按 0 计',
    hint: '如果不是这个意思，请缩短范围',
  },
} satisfies Partial<Record<ProblemCode, Message>>
