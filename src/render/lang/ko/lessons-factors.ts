import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Factors, signs, terms and local derivatives. */
export const FACTOR_LESSONS = {
  forgot_activation_derivative: {
    title: '활성화 함수의 도함수를 빠뜨렸습니다',
    why: '활성값에 대한 그래디언트와 그 인수에 대한 그래디언트 사이에는 활성화 함수의 도함수가 있습니다.',
    repair: '`{factor}`을(를) 곱하세요',
    alike: '선형 출력이나 교차 엔트로피와 함께 쓴 softmax에는 이 인수가 없습니다.',
  },
  activation_derivative_wrong_argument: {
    title: '활성화 함수의 도함수를 잘못된 점에서 취했습니다',
    why: '활성화 함수의 도함수는 함숫값이 아니라 함수의 인수에서 취합니다.',
    repair: '`{written}` 자리에 `{meant}`을(를) 넣으세요',
    alike: 'y ⊙ (1 − y)는 맞습니다. 함숫값으로 나타낸 로지스틱 함수의 도함수입니다.',
  },
  wrong_activation_derivative_formula: {
    title: '활성화 함수의 도함수 공식이 틀렸습니다',
    why: '도함수는 σ′ = σ(1 − σ), tanh′ = 1 − tanh²이고, ReLU는 인수가 양수인 곳에서 1입니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '도함수는 인수로도 함숫값으로도 나타낼 수 있으며 둘 다 맞습니다.',
  },
  relu_mask_wrong_variable: {
    title: 'ReLU의 마스크를 다른 양에서 취했습니다',
    why: 'ReLU는 그래디언트의 부호와 상관없이 자신의 인수가 양수인 곳에서 그래디언트를 통과시킵니다.',
    repair: '0과 비교할 것은 `{written}`이(가) 아니라 `{meant}`입니다',
    alike: '마스크를 ReLU의 값에서 취해도 됩니다. 인수가 양수인 곳에서 값도 양수입니다.',
  },
  upstream_gradient_dropped: {
    title: '들어오는 그래디언트를 빠뜨렸습니다',
    why: '이것은 국소 도함수뿐입니다. 연쇄 법칙에 따라 출력에 대한 그래디언트를 곱해야 합니다.',
    repair: '`{factor}`을(를) 곱하세요',
    alike: '손실이 아니라 출력 자체의 도함수라면 국소 도함수뿐입니다.',
  },
  dropped_chain_link: {
    title: '연쇄의 고리가 하나 빠졌습니다',
    why: '도함수의 연쇄에서 각 분모는 다음 분자입니다. 여기서는 신경망의 한 단계를 건너뛰었습니다.',
    repair: '`{factor}`을(를) 곱하세요',
    alike: '도함수가 1인 고리는 빼도 되고, 여러 고리를 합쳐도 됩니다.',
  },
  wrong_local_derivative: {
    title: '다른 인수로 미분했습니다',
    why: '곱을 한 인수로 미분하면 나머지 인수들이 남습니다. 여기서는 다른 인수로 미분했습니다.',
    repair: '이것은 `{written}`에 대한 도함수입니다. `{name}`에 대하여 구하세요',
    alike: '두 인수가 같은 것이면 두 도함수를 더합니다.',
  },
  layer_index_off_by_one: {
    title: '층의 번호가 하나 어긋났습니다',
    why: '층의 가중치에 대한 그래디언트는 그 층의 출력에 대한 그래디언트와 그 층의 입력, 곧 앞 층의 활성값으로 이루어집니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '층의 번호는 0이나 1에서 시작할 수 있습니다. 신경망이 정합니다.',
  },
  sign_error: {
    title: '부호가 틀렸습니다',
    why: '음의 부호가 빠졌거나 더 들어갔습니다. 이 항의 부호가 반대입니다.',
    repair: '`{term}`의 부호를 바꾸세요',
    alike:
      '−L을 최대화하거나 오차를 목표 빼기 출력으로 정의하면 모든 부호가 반대이며, 그것은 모순이 아닙니다.',
  },
  missing_factor_2: {
    title: '인수 2 또는 1/2이 빠졌거나 남습니다',
    why: '제곱의 도함수에는 2가 있으며, 손실에 1/2이 있을 때만 약분됩니다.',
    repair: '`{ratio}`을(를) 곱하세요',
    alike: '제곱 앞에 1/2이 있으면 도함수에 2가 없습니다.',
  },
  missing_averaging: {
    title: '평균을 고려하지 않았습니다',
    why: '손실이 평균이면 모든 그래디언트에 1/N이 꼭 한 번 있습니다. 여기서는 없거나 더 있습니다.',
    repair: '`{ratio}`을(를) 곱하세요',
    alike: '손실이 단순한 합이면 1/N은 없습니다.',
  },
  cross_entropy_minus_lost: {
    title: '교차 엔트로피의 음의 부호가 빠졌습니다',
    why: '교차 엔트로피는 로그의 합에 음의 부호를 붙인 것이며, 출력에 대한 도함수는 −t/y입니다.',
    repair: '`{term}`의 부호를 바꾸세요',
    alike: 'softmax 앞의 그래디언트 y − t는 부호가 맞습니다. 음의 부호 둘이 만난 것입니다.',
  },
  missing_inner_derivative: {
    title: '안쪽 함수의 도함수를 빠뜨렸습니다',
    why: 'f(g)의 도함수는 f′(g)와 g의 도함수의 곱이며, g가 1 − p처럼 간단해도 그렇습니다.',
    repair: '`{term}`에 `{factor}`을(를) 곱하세요',
    alike: '안쪽 함수의 도함수가 1이면 눈에 보이지 않습니다.',
  },
  quadratic_form_missing_2: {
    title: '이차 형식의 그래디언트에 2가 없습니다',
    why: '변수가 두 번 나오므로 곱의 법칙이 두 항을 줍니다. xᵀA x의 그래디언트는 (A + Aᵀ)x입니다.',
    repair: '2를 곱하세요',
    alike: '이차 형식 앞에 1/2이 있으면 2가 없습니다.',
  },
  update_rule_sign: {
    title: '갱신 방향이 틀렸습니다',
    why: '그래디언트는 오르는 쪽을 가리킵니다. 손실을 줄이려면 반대로 나아가야 합니다.',
    repair: '`{term}`의 부호를 바꾸세요',
    alike: '최대화하거나 오차를 목표 빼기 출력으로 정의하면 더하기로 나아갑니다.',
  },
  missing_term: {
    title: '항이 빠졌습니다',
    why: '곱의 법칙에서는 변하는 인수마다, 합의 법칙에서는 항마다 항이 하나씩 나옵니다.',
    repair: '`{term}`을(를) 더하세요',
    alike: '변수에 의존하지 않는 것은 항을 내지 않습니다.',
  },
  wrong_identity: {
    title: '항등식이 틀렸습니다',
    why: '두 식은 기껏해야 몇 점에서만 같습니다. 그런 법칙은 없습니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '0에서 같다고 증명되는 것은 아닙니다. 다른 수를 넣어 보세요.',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
