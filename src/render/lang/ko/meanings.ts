import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** Texts of what is wrong with names, sizes, families and claims of a file that could be read. */
export const MEANING_PROBLEMS = {
  // Names
  'defined-twice': {
    says: '`{name}`: 두 번 정의되었습니다',
    hint: '두 식 가운데 하나에 다른 이름을 주세요',
  },
  'declared-twice': {
    says: '`{name}`: 두 번 선언되었습니다',
    hint: '선언을 하나만 남기세요',
  },
  'name-clash': {
    says: '`{name}`: 여기서는 {kind:kinds}, 다른 곳에서는 {other:kinds}입니다',
    hint: '하나에 다른 이름을 주세요. 크기, 값, 함수, 족은 이름을 함께 씁니다',
  },
  'name-of-function': {
    says: '`{name}`: 언어에 있는 함수입니다',
    hint: '다른 이름을 고르세요',
  },
  'unknown-name': {
    says: '`{name}`: 이 파일에 없습니다',
    hint: '선언하세요: `{name} : vector(n)`',
  },
  'misspelled-name': {
    says: '`{name}`: 이 파일에 없습니다',
    hint: '혹시 `{near}`입니까?',
  },
  'unknown-function': {
    says: '함수 `{name}`: 없습니다',
    hint: '선언하세요: `{name} : function`',
  },
  'misspelled-function': {
    says: '함수 `{name}`: 없습니다',
    hint: '혹시 `{near}`입니까?',
  },
  'option-not-available': {
    says: '`{name}`의 옵션 `{option}`: 아직 쓸 수 없습니다',
    hint: '합이나 곱으로 풀어 쓰세요',
  },
  'function-as-value': {
    says: '`{name}`: 함수이므로 인수가 필요합니다',
    hint: '`{name}(x)`로 쓰세요',
  },
  loop: {
    says: '이 식들은 서로에 의존합니다: {loop}',
    hint: '그중 하나를 나머지 없이 정의하세요',
  },
  'loss-not-defined': {
    says: '손실 `{name}`: 정의하는 식이 없습니다',
    hint: '어떤 식의 좌변 이름을 쓰세요',
  },
  'loss-not-scalar': {
    says: '손실 `{name}`: 스칼라가 아니라 {shape}입니다',
    hint: '`@loss L`처럼 스칼라를 지정하거나 `L = sum({name})`처럼 만드세요',
  },
  'no-equation': {
    says: '이 파일에는 식이 없습니다',
    hint: '`y = W*x + b`와 같은 식을 쓰세요',
  },
  'name-twice': {
    says: '`{name}`: 목록에 두 번 있습니다',
    hint: '하나만 남기세요',
  },
  'unknown-layout': {
    says: '배치 `{found}`: 없습니다',
    hint: '배치: {known}',
  },
  'wrong-base': {
    says: '첨자는 0이나 1에서 시작하며, `{found}`에서는 시작하지 않습니다',
    hint: '`@base 0` 또는 `@base 1`로 쓰세요',
  },
  'empty-note': {
    says: '`{name}`의 설명에 내용이 없습니다',
    hint: '이름 뒤에 설명을 쓰세요',
  },
  'alias-form': {
    says: '별칭이 아닙니다',
    hint: '`@alias eps = \\mathcal E`처럼 `@alias 이름 = 표기`로 쓰세요',
  },
  // Sizes and types
  'not-a-size': {
    says: '크기가 아닙니다',
    hint: '크기는 1 이상의 정수, 이름, 또는 `h - k + 1`과 같은 이들의 합입니다',
  },
  'size-too-small': {
    says: '크기는 {size}일 수 없습니다',
    hint: '1 이상의 정수나 이름을 쓰세요',
  },
  'not-a-member': {
    says: '족의 어느 원인지 알 수 없습니다',
    hint: '`h{t-1}`처럼 문자와 수로, 또는 `h{0}`처럼 정해진 원으로 쓰세요',
  },
  'signature-type': {
    says: '함수 `{name}`: 인수와 값은 텐서뿐입니다',
    hint: 'scalar, vector(n), row(n), matrix(m, n), tensor(a, b, …) 중 하나를 쓰세요',
  },
  'signature-sizes': {
    says: '`{name}`의 시그니처에는 모든 크기가 필요합니다',
    hint: '`function(vector(n)) -> vector(k)`처럼 모든 크기를 쓰세요',
  },
  'adjective-not-square': {
    says: '`{name}`: {shape}이므로 {adjective}일 수 없습니다',
    hint: '정사각 행렬로 선언하세요: `{name} : {adjective} matrix(n, n)`',
  },
  'adjective-of-scalar': {
    says: '`{name}`: 스칼라이므로 {adjective}일 수 없습니다',
    hint: '벡터로 선언하세요: `{name} : {adjective} vector(n)`',
  },
  'not-as-declared': {
    says: '`{name}`: 선언은 {declared}인데 식에서는 {found}입니다',
    hint: '선언이나 식을 고치세요',
  },
  // Families, derivatives, claims and assumptions
  'family-without-loss': {
    says: '미분할 손실이 없습니다. `{name}`와(과) 같은 족의 원은 그 자체로 손실이 아닙니다',
    hint: '`L = sum(t, …)`처럼 스칼라의 식을 더하세요',
  },
  'member-unknown': {
    says: '`{name}`의 이 원이 무엇인지 알 수 없습니다',
    hint: '`{name}{0} : vector(n)`처럼 모양을 선언하세요',
  },
  'series-moves': {
    says: '범위가 `{letter}`에 따라 변하는 합은 아직 미분할 수 없습니다',
    hint: '`s{t} = s{t-1} + …`처럼 따로 족으로 쓰세요',
  },
  'place-unknown': {
    says: '`{letter}`: 여기서 족의 문자도 크기도 아닙니다',
    hint: '수, 길이, 또는 `{name}{t-1}`처럼 `for` 뒤의 문자를 쓰세요',
  },
  'member-without-range': {
    says: '어떤 `{letter}`에 대하여 성립하는지 알 수 없습니다',
    hint: '범위를 더하세요: `for {letter} = 1..…`. 문장마다 자기 범위가 있습니다',
  },
  'ranges-unordered': {
    says: '`{name}`의 원의 위치가 두 길이 가운데 어느 쪽이 큰지에 달려 있습니다',
    hint: '족들의 길이를 같게 하거나, 범위의 차이가 수가 되게 하세요',
  },
  'family-too-long': {
    says: '족 `{name}`: 펼쳐서 검증하기에는 너무 깁니다: {what}',
    hint: '범위의 끝에서 {near}자리 안의 원만 쓰세요',
  },
  'family-type': {
    says: '족의 원은 아직 `{type}`(으)로 선언할 수 없습니다',
    hint: '값으로 쓰세요. 분류는 `onehot vector`입니다',
  },
  'family-not-solved': {
    says: '`{name}`와(과) 같은 족이 있는 신경망은 아직 풀 수 없습니다',
    hint: '원들을 따로 식으로 쓰세요',
  },
  'family-not-exported': {
    says: '`{name}`와(과) 같은 족이 있는 신경망은 아직 프로그램으로 실행할 수 없습니다',
    hint: '원들을 따로 식으로 쓰세요',
  },
  'family-gradients-only': {
    says: '`{name}`와(과) 같은 족이 있는 신경망에는 아직 2계 미분, 전방 미분이 없습니다',
    hint: '`--order`와 `--mode`를 빼거나 원들을 따로 식으로 쓰세요',
  },
  'series-without-range': {
    says: '여기서 `{letter}`이(가) 어느 원들을 지나는지 분명하지 않습니다',
    hint: '범위를 쓰세요: `sum({letter} = 1..T, …)`',
  },
  'derivative-in-equation': {
    says: '식 안에는 도함수가 올 수 없습니다',
    hint: '`claim`으로 진술하세요',
  },
  'derivative-by': {
    says: '미분은 이름이나 원소에 대하여 합니다',
    hint: '이 표현에 따로 식으로 이름을 주세요',
  },
  'not-drawable': {
    says: '이 조건을 만족하는 예를 임의로 뽑을 수 없습니다',
    hint: "`sum(x) = 1`, 식이 없는 이름이나 그 원소와 수의 비교, 또는 `A' = A`처럼 수식어가 뜻하는 것을 가정하세요",
  },
  'claim-shapes': {
    says: '{left}: {right}와(과) 같을 수 없습니다',
    hint: '주장의 양변은 모양이 같아야 합니다',
  },
  'claim-space': {
    says: '이것은 {found}입니다',
    hint: '뒤에 `: {found}`(을)를 쓰거나 공간을 빼세요',
  },
  'entries-form': {
    says: '`entries`: 벡터, 행 또는 행렬 하나의 원소를 늘어놓습니다',
    hint: '`entries(x)`로 쓰고, 벡터의 원소를 옆으로 늘어놓으려면 `entries(x, axis=2)`로 쓰세요',
  },
  'nabla-form': {
    says: '`nabla`: 수를 이름으로 미분한 기울기입니다',
    hint: '`nabla(L, x)`로 쓰고, L이 식 없는 이름 하나로 계산되면 `nabla(L)`로 쓰세요',
  },
  'shorthand-call': {
    says: '줄임 `{name}`: 정의와 다르게 호출되었습니다',
    hint: "인수의 수: {count}; 인수가 하나이면 `{name}'(x)`는 도함수입니다",
  },
  'only-in-claims': {
    says: '`{name}`: 주장에만 쓸 수 있습니다',
    hint: '`claim`에 쓰세요',
  },
  'not-a-leaf': {
    says: '`{name}`: 식으로 정의되므로 {word}일 수 없습니다',
    hint: '`{word}`나 식을 지우세요',
  },
  'value-as-family': {
    says: '`{name}`: 족이 아니라 하나의 값입니다',
    hint: '`{name}`(으)로 쓰거나 족을 정의하세요: `{name}{t} = … for t = 1..T`',
  },
  'family-as-value': {
    says: '`{name}`: 족이며, 여기에는 그 원 하나가 필요합니다',
    hint: '원을 쓰세요: `{name}{t}`',
  },
} satisfies Partial<Record<ProblemCode, Message>>
