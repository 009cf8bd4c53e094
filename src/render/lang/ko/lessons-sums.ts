import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Sums, paths and letters. */
export const SUM_LESSONS = {
  bias_gradient_missing_batch_sum: {
    title: '편향의 그래디언트에 표본에 대한 합이 없습니다',
    why: '편향 하나를 모든 표본이 쓰므로, 그 그래디언트는 모든 표본의 그래디언트의 합입니다.',
    repair: '`{name}`에 대하여 표본에 걸쳐 더하세요',
    alike: '표본이 하나뿐이면 더할 것이 없습니다.',
  },
  bias_gradient_summed_over_everything: {
    title: '편향의 그래디언트를 모든 원소에 걸쳐 더했습니다',
    why: '편향에는 유닛마다 원소가 있고 그래디언트도 마찬가지입니다. 표본에 대해서만 더합니다.',
    repair: '`{name}`에 대하여 표본에 걸쳐서만 더하세요',
    alike: '유닛이 하나뿐이면 두 합이 같습니다.',
  },
  bias_gradient_multiplied_by_input: {
    title: '편향을 가중치처럼 다루었습니다',
    why: '편향은 더해지므로 국소 도함수가 1입니다. 그래디언트에 입력이 나타나지 않습니다.',
    repair: '`{name}`에 대하여 `{factor}`을(를) 빼세요',
    alike: '같은 층의 가중치의 그래디언트에는 입력이 있습니다.',
  },
  dropped_batch_sum: {
    title: '표본에 대한 합이 빠졌습니다',
    why: '모든 표본이 이 매개변수에 의존하므로 그래디언트는 각 표본의 몫의 합입니다.',
    repair: '`{name}`에 대하여 표본에 걸쳐 더하세요',
    alike: '글에 약속이 있으면 곱에서 두 번 나온 첨자가 합을 뜻할 수 있습니다.',
  },
  dropped_sum_over_outputs: {
    title: '합이 빠졌습니다',
    why: '완전 연결층의 각 입력은 모든 출력에 영향을 주므로, 그래디언트는 모든 출력에 대한 합입니다.',
    repair: '`{letter}`에 대하여 더하세요',
    alike: '원소별 함수에서는 입력이 출력 하나에만 영향을 주므로 합이 없습니다.',
  },
  missing_path: {
    title: '경로가 빠졌습니다',
    why: '여러 곳에 쓰인 양은 여러 경로로 손실에 영향을 주며, 그래디언트는 모든 경로의 합입니다.',
    repair: '`{name}`을(를) 지나는 경로를 더하세요',
    alike: '한 경로를 뺀 나머지가 상수이면 곱 하나로 충분합니다.',
  },
  paths_multiplied: {
    title: '경로들의 몫을 더하지 않고 곱했습니다',
    why: '한 경로를 따라서는 도함수를 곱하고, 서로 다른 경로의 몫은 더합니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 쓰세요',
    alike: '같은 경로의 고리들은 곱합니다.',
  },
  invalid_factoring: {
    title: '모든 항에 있지는 않은 인수를 묶어 냈습니다',
    why: '경로마다 자신의 고리가 있습니다. 모든 경로에 공통인 것만 괄호 밖으로 낼 수 있습니다.',
    repair: '`{factor}`을(를) 괄호 안의 제 항에 두세요',
    alike: '들어오는 그래디언트는 모든 경로에 공통이므로 묶어 낼 수 있습니다.',
  },
  total_vs_partial: {
    title: '편도함수를 전도함수로 여겼습니다',
    why: '편도함수는 중간의 것을 모두 고정하고, 전도함수는 도중에 변수에 의존하는 것도 따라갑니다.',
    repair: '`{written}` 대신 `{meant}`을(를) 취하세요',
    alike: '함수를 그 인수로 미분한 ∂f/∂y는 편도함수이며 0일 수 있습니다.',
  },
  softmax_off_diagonal_dropped: {
    title: 'softmax를 원소별 함수처럼 다루었습니다',
    why: 'softmax의 각 출력은 모든 입력에 의존하므로 야코비 행렬이 꽉 차 있고, 그래디언트는 모든 출력에 대한 합입니다.',
    repair: '`{name}`에 대하여 모든 출력에 걸쳐 더하세요',
    alike: '교차 엔트로피와 함께라면 합이 y − t가 되어 합의 기호가 남지 않습니다.',
  },
  softmax_off_diagonal_sign: {
    title: 'softmax의 대각선 밖 부호가 틀렸습니다',
    why: '한 입력이 커지면 다른 출력은 모두 작아집니다: ∂yᵢ/∂aⱼ = yᵢ(δᵢⱼ − yⱼ).',
    repair: '`{term}`의 부호를 바꾸세요',
    alike: '대각선에서는 도함수가 양수입니다: y(1 − y).',
  },
  wrong_normalisation: {
    title: '1인 합을 1로 보지 않았습니다',
    why: '확률의 합은 1이며, 벡터의 크기는 관계가 없습니다.',
    repair: '`{written}` 자리에 1을 쓰세요. 확률의 합은 1입니다',
    alike: '레이블의 합이 1이라는 말이 없으면 그 합을 남겨 두어야 합니다.',
  },
  index_clash: {
    title: '한 문자를 두 가지로 썼습니다',
    why: '합의 첨자가 원소의 첨자와 같습니다. 합에 묶인 문자는 더는 원소와 관계가 없습니다.',
    repair: '`{letter}`은(는) 이미 왼쪽에 쓰인 첨자이므로 이 문자로 합을 취할 수 없습니다',
    alike: '합이 끝난 뒤에는 그 문자를 다시 쓸 수 있습니다.',
  },
  spurious_sum: {
    title: '없어야 할 합이 있습니다',
    why: '이 원소는 항 하나에만 의존하고, 나머지 항의 도함수는 0입니다.',
    repair: '합을 빼세요: `{written}`',
    alike: 'δ에 대한 합은 잘못이 아닙니다. 항 하나가 남습니다.',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
