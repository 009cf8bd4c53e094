import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Products, transposes and layouts. */
export const ORDER_LESSONS = {
  missing_transpose: {
    title: '전치가 빠졌습니다',
    why: '행렬을 거꾸로 지날 때는 행과 열의 역할이 바뀌므로, 순전파의 행렬이 전치되어 나타납니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '행벡터를 쓰거나 분자 배치를 쓰면 전치가 없거나 다른 곳에 있을 수 있습니다.',
  },
  outer_product_swapped: {
    title: '외적의 두 인수가 바뀌었습니다',
    why: '행렬에 대한 그래디언트의 행은 출력을, 열은 입력을 따릅니다. 순서를 바꾼 외적은 그 전치입니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: 'y = x W처럼 변수가 반대쪽에 있으면 순서도 반대입니다.',
  },
  transposed_result: {
    title: '결과가 전치되었습니다',
    why: '층을 쓰는 다른 규약의 공식입니다. 표본이 행인지 열인지, 가중치가 어느 쪽에 있는지에 따라 무엇을 전치할지가 정해집니다.',
    repair: '이 변 전체를 전치하세요',
    alike:
      '층이 A = X W이면 그래디언트는 Xᵀ와 A에 대한 그래디언트의 곱입니다. 외운 공식이 아니라 신경망이 정합니다.',
  },
  wrong_multiplication_order: {
    title: '행렬 곱에서 인수의 순서가 틀렸습니다',
    why: '행렬은 교환되지 않습니다. 순전파에서 행렬이 놓인 쪽에서 도함수를 곱합니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '스칼라는 어디에 두어도 되고, 대각행렬끼리는 교환됩니다.',
  },
  hadamard_instead_of_outer: {
    title: '외적을 쓸 곳에 원소별 곱을 썼습니다',
    why: '행렬에 대한 그래디언트의 각 원소는 출력 그래디언트의 한 원소와 입력의 한 원소의 곱입니다. 같은 자리만이 아니라 모든 쌍을 곱합니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '원소별로 곱하는 가중치라면 원소별 곱이 맞습니다.',
  },
  matrix_product_instead_of_hadamard: {
    title: '원소별 곱을 쓸 곳에 행렬 곱을 썼습니다',
    why: '원소마다 따로 작용하는 함수의 야코비 행렬은 대각행렬이므로, 그래디언트와 도함수를 원소별로 곱합니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '도함수로 만든 대각행렬과의 행렬 곱은 같은 것입니다.',
  },
  outer_instead_of_hadamard: {
    title: '원소별 곱을 쓸 곳에 외적을 썼습니다',
    why: '⊗는 모든 쌍의 행렬을 만듭니다. 필요한 것은 원소마다 곱 하나, 곧 ⊙입니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '글에서 ⊗를 원소별 곱으로 정의했다면 그 뜻입니다.',
  },
  index_order_swapped: {
    title: '첨자의 순서가 바뀌었습니다',
    why: '첫째 첨자는 행, 둘째는 열입니다. 바꾸면 전치 행렬의 원소가 됩니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: 'w에서 입력의 첨자를 먼저 쓰는 글도 있습니다. 신경망이 정합니다.',
  },
  layout_mix: {
    title: '배치가 섞였습니다',
    why: '이 줄은 앞뒤의 줄과 다른 도함수 배치에서 맞습니다. 한 유도에서는 한 배치를 지킵니다.',
    repair: '이 줄이나 나머지 모든 줄을 전치하세요',
    alike: '처음부터 끝까지 분자 배치를 지킨 유도는 맞습니다.',
  },
  wrong_inverse_side: {
    title: '역행렬을 잘못된 쪽에서 곱했습니다',
    why: '미지수의 왼쪽에 있는 행렬은 왼쪽에서 역행렬을 곱해 없앱니다.',
    repair: '`{factor}`을(를) 행렬이 있던 쪽에 두세요',
    alike: '행렬이 미지수의 오른쪽에 있으면 역행렬도 오른쪽에 옵니다.',
  },
  convolution_not_flipped: {
    title: '역방향 합성곱에서 커널을 뒤집지 않았습니다',
    why: '+k만큼 밀려 나아간 것은 −k만큼 밀려 돌아옵니다. 커널을 거꾸로 지납니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '순방향의 이동이 −k이면 역방향은 +k입니다.',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
