import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** Texts of what is wrong with shapes and entries of a file that could be read. */
export const SHAPE_PROBLEMS = {
  // Shapes
  'sum-shapes': {
    says: '{term}: {sum}에 더할 수 없습니다',
    hint: '같은 모양, 수나 스칼라, 또는 행렬의 행에 맞는 행이나 벡터를 더하세요',
  },
  'ambiguous-broadcast': {
    says: '{term}: {sum}의 행에도 열에도 더할 수 있습니다',
    hint: '행마다 더하려면 `{overRows}`, 열마다 더하려면 `{overColumns}`(으)로 쓰세요',
  },
  'product-sizes': {
    says: '{left}, {right}: 곱할 수 없습니다. 왼쪽은 {columns}열, 오른쪽은 {rows}행입니다',
    hint: '하나를 전치하거나, 원소별 곱이면 `.*`로 쓰세요',
  },
  'product-of-vectors': {
    says: '{left}, {right}: 이 곱은 뜻이 없습니다',
    hint: '원소별 곱은 `{a} .* {b}`, 내적은 `dot({a}, {b})`, 외적은 `{a} ⊗ {b}`(으)로 쓰세요',
  },
  'product-of-tensors': {
    says: '`*`는 벡터와 행렬을 곱하며 {left}, {right}에는 쓸 수 없습니다',
    hint: '첨자로 쓰세요: `sum(k, A[i,k]*B[k,j,l])`',
  },
  'entrywise-sizes': {
    says: '`{sign}`: 모양이 같아야 하는데 {left}, {right}입니다',
    hint: '하나를 전치하거나, 행렬 곱이면 `*`로 쓰세요',
  },
  'sign-shapes': {
    says: '`{sign}`: {left}, {right}에는 쓸 수 없습니다',
    hint: '벡터와 행에 씁니다',
  },
  'division-by-array': {
    says: '`/`의 오른쪽은 {shape}이(가) 아니라 스칼라여야 합니다',
    hint: '원소별 나눗셈은 `./`, 역행렬을 곱할 때는 `inv(A)*x`로 쓰세요',
  },
  'division-by-zero': {
    says: '0으로 나눕니다',
    hint: '다른 것으로 나누세요',
  },
  'exponent-not-scalar': {
    says: '지수는 {shape}이(가) 아니라 스칼라여야 합니다',
    hint: '원소별 지수 함수는 `exp(x)`로 쓰세요',
  },
  'power-of-vector': {
    says: '{shape}의 거듭제곱은 `{a}^2`, 곧 노름의 제곱뿐입니다',
    hint: '원소별 거듭제곱은 `{a}.^3`으로 쓰세요',
  },
  'power-of-matrix': {
    says: '{shape}의 `^`는 뜻이 없습니다: 정사각 행렬이 아닙니다',
    hint: '원소별 제곱은 `{a}.^2`, 제곱합은 `norm2({a})^2`로 쓰세요',
  },
  'matrix-exponent': {
    says: '행렬의 지수는 정수여야 합니다',
    hint: '`{a}^2`, `{a}^-1`, 원소별이면 `.^`로 쓰세요',
  },
  'transposed-tensor': {
    says: '{shape}: 축이 셋 이상이어서 전치할 수 없습니다',
    hint: '원소를 필요한 순서로 쓰세요',
  },
  'norm-inside-sum': {
    says: '`{a}^2`는 이미 스칼라, 곧 노름의 제곱입니다',
    hint: '`{name}({a}.^2)`로 쓰세요',
  },
  'sum-of-scalar': {
    says: '스칼라의 `{name}`은(는) 그 스칼라 자신입니다',
    hint: '`{name}`을(를) 빼거나 첨자에 대하여 더하세요: `sum(i, x[i])`',
  },
  'wrong-arguments': {
    says: '`{name}`: {given}을(를) 받지 않습니다',
    hint: '받는 것: {accepted:types}',
  },
  'one-argument': {
    says: '`{name}`의 인수는 {count}개가 아니라 하나입니다',
    hint: '`{name}(x)`로 쓰세요',
  },
  'wrong-sizes-of-function': {
    says: '`{name}`: 이런 크기를 받지 않습니다',
    hint: '크기를 하나, 행과 열이 있는 행렬이면 둘 쓰세요',
  },
  'no-prime': {
    says: "`{name}'`: 뜻이 없습니다. `{name}`은(는) 원소별 함수가 아닙니다",
    hint: '첫째 인수에 대한 도함수는 `∂_1 {name}(x)`로 쓰세요',
  },
  'no-such-slot': {
    says: '`{name}`: 여기서 인수가 {count}개이므로 {slot}번째 인수는 없습니다',
    hint: '인수는 1부터 셉니다',
  },
  // Entries
  'unbound-letter': {
    says: '첨자 `{name}`: 어디에도 묶여 있지 않습니다',
    hint: '`y[{name}] = …`처럼 왼쪽에 쓰거나 `sum({name}, …)`로 더하세요',
  },
  'value-as-position': {
    says: '`{name}`: 값이므로 첨자가 될 수 없습니다',
    hint: '첨자는 첨자 문자, 크기, 정수, `index(n)`으로 선언한 이름입니다',
  },
  'not-a-position': {
    says: '첨자가 아닙니다',
    hint: '첨자는 `i + k - 1`과 같은 문자, 크기, 정수의 합입니다',
  },
  'position-count': {
    says: '{shape}의 축은 {given}개가 아니라 {count}개입니다',
    hint: '축마다 첨자를 하나씩 쓰세요',
  },
  'position-outside': {
    says: '이 첨자는 범위 밖입니다: 이 축의 원소는 {first}부터 {size}개입니다',
    hint: '{first}부터 세세요',
  },
  'letter-as-value': {
    says: '첨자 `{name}`: 값이 아닙니다',
    hint: '문자는 `x[{name}]`처럼 첨자 자리에 씁니다',
  },
  'index-as-value': {
    says: '`{name}`: 값이 아니라 첨자입니다',
    hint: '`x[{name}]`처럼 첨자 자리에 쓰세요',
  },
  'letter-inside': {
    says: '첨자는 이 안에 올 수 없습니다',
    hint: '표현을 원소별로 쓰세요',
  },
  'array-beside-entries': {
    says: '원소와 전체 {shape}을(를) 함께 받는 함수는 아직 쓸 수 없습니다',
    hint: '스칼라만, 또는 전체 배열만 넣으세요',
  },
  'entry-expected': {
    says: '{shape}입니다. 여기에는 원소가 필요합니다',
    hint: '`{a}[i]`와 같은 원소를 쓰세요',
  },
  'only-apart': {
    says: '`{first}`와 `{second}`가 서로 다를 때에만 성립합니다',
    hint: '그 조건을 밝히거나 `{first}` = `{second}`인 경우도 쓰세요',
  },
  'letter-without-range': {
    says: '첨자 `{letter}`: 어디까지인지 알 수 없습니다',
    hint: '한 자리에 홀로 쓰거나 `sum({letter} = 1..n, …)`로 쓰세요',
  },
  'letter-unclear-range': {
    says: '첨자 `{letter}`: 어디까지인지 원소들로는 알 수 없습니다',
    hint: '왼쪽의 이름을 크기와 함께 선언하세요',
  },
  'letter-two-ranges': {
    says: '첨자 `{letter}`: 다른 곳에서는 {first}까지, 여기서는 {second}까지입니다',
    hint: '다른 문자를 쓰거나 크기를 같게 하세요',
  },
  'letters-unlike': {
    says: '`{left}`: {first}까지, `{right}`: {second}까지이므로 크로네커 델타가 아닙니다',
    hint: '이 기호의 뜻을 밝히세요: `\\delta_{ij} := …`',
  },
  'empty-range': {
    says: '범위가 비어 있습니다',
    hint: '작은 끝을 먼저 쓰세요',
  },
  'repeated-letter': {
    says: '첨자 `{letter}`: 왼쪽에 두 번 있습니다',
    hint: '축마다 다른 문자를 쓰세요',
  },
  'letter-count': {
    says: '`{name}`: 선언은 {declared}인데 여기에는 첨자가 {given}개입니다',
    hint: '축마다 문자를 하나씩 쓰세요',
  },
  'comparison-of-letters': {
    says: '첨자는 `==`로만 비교할 수 있습니다',
    hint: '범위를 제한하려면 `sum(i = 1..k, …)`로 쓰세요',
  },
  'letter-hides-name': {
    says: '첨자 `{letter}`: 이름이기도 하며, 그 이름은 여기서 가려집니다',
    hint: '다른 문자를 쓰세요. 지금은 `{shown}`(으)로 표시됩니다',
  },
  'entries-outside': {
    says: '`{name}`에 필요한 원소 일부가 범위 밖이어서 0으로 봅니다',
    hint: '뜻한 바가 아니면 범위를 줄이세요',
  },
} satisfies Partial<Record<ProblemCode, Message>>
