import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with formulas that people write in LaTeX. */
export const FORMULA_PROBLEMS = {
  'unknown-word': {
    says: '`{word}`: 신경망의 이름도 그런 이름들의 곱도 아닙니다',
    hint: '신경망의 이름을 쓰거나 인수 사이를 띄우세요',
  },
  'superscript-unclear': {
    says: '이 위 첨자의 뜻이 여기서 분명하지 않습니다',
    hint: '전치는 `^T`, 층은 신경망의 이름으로 쓰세요',
  },
  'missing-argument': {
    says: '인수가 없습니다',
    hint: '함수 뒤에 괄호로 쓰세요',
  },
  'unknown-argument': {
    says: '`{name}`: 인수가 없고 신경망에도 쓰이지 않습니다',
    hint: '인수를 괄호로 쓰세요',
  },
  'unclear-argument': {
    says: '`{name}`: 인수가 없는데 신경망에는 인수가 여럿 있습니다',
    hint: '인수를 괄호로 쓰세요',
  },
  'cases-not-read': {
    says: '이 경우 나눔을 이해할 수 없습니다',
    hint: '줄마다 `x & x > 0`처럼 값과 조건을 쓰세요',
  },
  'condition-not-read': {
    says: '이 조건을 이해할 수 없습니다',
    hint: '`z > 0`이나 `i = j`처럼 두 식을 비교하세요',
  },
  'sign-not-read': {
    says: '`{sign}`: 여기서 이해할 수 없습니다',
    hint: '이것 없이 쓰세요',
  },
  'not-read': {
    says: '수식의 이 부분을 이해할 수 없습니다',
    hint: '다르게 쓰세요',
  },
  'dots-not-read': {
    says: '점이 무엇을 대신하는지 분명하지 않습니다',
    hint: '첨자가 있는 합이나 모든 항을 쓰세요',
  },
  'list-not-read': {
    says: '쉼표로 나눈 목록은 여기서 값이 없습니다',
    hint: '원소의 벡터는 행렬로 쓰세요',
  },
  'other-point': {
    says: '신경망과 다른 점에서의 값입니다',
    hint: '임의의 점에서 성립하는 등식으로 쓰세요',
  },
  'broken-derivative': {
    says: '이 분수의 한쪽에만 미분 기호가 있습니다',
    hint: '분자와 분모 모두 앞에 `{sign}`를 쓰세요',
  },
  'derivative-order': {
    says: '이 도함수의 분자와 분모가 나타내는 계수가 다릅니다',
    hint: '위에 적은 계수만큼 아래에 변수를 쓰세요',
  },
  'matrix-not-read': {
    says: '이 행렬을 이해할 수 없습니다',
    hint: '모든 원소를 쓰거나, 첨자 하나만 다른 원소를 점으로 이으세요',
  },
  'norm-not-read': {
    says: '이 세로줄이나 괄호를 이해할 수 없습니다',
    hint: '벡터의 길이는 `\\|x\\|`, 절댓값은 `|x|`로 쓰세요',
  },
  'gradient-by-what': {
    says: '신경망의 그래디언트에는 변수가 여럿인데 어느 것인지 적혀 있지 않습니다',
    hint: '변수를 아래에 쓰세요: `\\nabla_W L`',
  },
  'bounds-not-read': {
    says: '무엇에 대하여 더하는지 이해할 수 없습니다',
    hint: '첨자를 아래에 쓰세요: `\\sum_i` 또는 `\\sum_{i=1}^{n}`',
  },
  'product-not-read': {
    says: '많은 인수의 곱을 이해할 수 없습니다',
    hint: '인수를 쓰거나 8 이하의 수를 범위로 쓰세요',
  },
  'formula-too-long': {
    says: '이 수식의 부분이 {limit}개를 넘습니다',
    hint: '여러 등식으로 나누세요',
  },
} satisfies Partial<Record<ProblemCode, Message>>
