import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with the text of a file, whatever it means. */
export const TEXT_PROBLEMS = {
  // The text as a whole
  'invalid-encoding': {
    says: 'UTF-8 텍스트가 아닙니다',
    hint: '파일을 UTF-8로 저장하세요',
  },
  'file-too-long': {
    says: '파일이 {limit}자를 넘습니다',
    hint: '신경망을 여러 파일로 나누세요',
  },
  'too-many-tokens': {
    says: '파일에 이름, 수, 기호가 {limit}개를 넘습니다',
    hint: '신경망을 여러 파일로 나누세요',
  },
  'empty-file': {
    says: '읽을 내용이 없습니다',
    hint: '`y = W*x + b`와 같은 식을 쓰세요',
  },
  'too-many-problems': {
    says: '문제가 {limit}개를 넘어 나머지는 읽지 않았습니다',
    hint: '먼저 이 문제들을 고치세요',
  },
  // Characters and tokens
  'unreadable-character': {
    says: '`{character}`: 여기서는 뜻이 없습니다',
    hint: '지우세요. 주석은 `#`로 시작합니다',
  },
  'raised-or-lowered': {
    says: '`{character}`: 여기서는 뜻이 없습니다',
    hint: '거듭제곱은 `x^2`, 원소는 `x[1]`로 쓰세요',
  },
  'stray-point': {
    says: '이 점은 수에도 기호에도 속하지 않습니다',
    hint: "수는 `0.5`, 전치 행렬은 `X'`로 쓰세요",
  },
  'invisible-character': {
    says: '보이지 않는 문자가 있습니다 ({point})',
    hint: '지우세요',
  },
  'foreign-letter': {
    says: '이름 `{name}`에 라틴 문자도 그리스 문자도 아닌 글자가 있습니다',
    hint: '이름에는 a–z, 그리스 문자, 숫자, `_`를 쓰세요',
  },
  'number-out-of-range': {
    says: '수 `{number}`: 너무 크거나 작거나 깁니다',
    hint: '숫자는 100자리까지, 지수는 -300부터 300까지입니다',
  },
  'unclosed-bracket': {
    says: '괄호 `{open}`: 닫히지 않았습니다',
    hint: '끝나는 곳에 `{close}`을(를) 쓰세요',
  },
  'unopened-bracket': {
    says: '괄호 `{close}`: 여는 괄호가 없습니다',
    hint: '지우거나 시작하는 곳에 `{open}`을(를) 쓰세요',
  },
  'mismatched-bracket': {
    says: '`{found}`(으)로 `{open}`을(를) 닫을 수 없습니다',
    hint: '`{close}`을(를) 쓰세요',
  },
  'too-deep': {
    says: '괄호가 {limit}겹보다 깊습니다',
    hint: '안쪽 부분을 따로 식으로 쓰세요',
  },
  'statement-too-long': {
    says: '이 문장에 이름, 수, 기호가 {limit}개를 넘습니다',
    hint: '일부를 따로 식으로 쓰세요',
  },
  // Expressions
  'unexpected-token': {
    says: '`{found}`: 여기에 올 수 없습니다. 와야 할 것: {expected:kinds}',
    hint: '지우거나, 그 앞에서 줄바꿈이나 `;`로 문장을 끝내세요',
  },
  'unexpected-end': {
    says: '문장이 도중에 끝났습니다. 와야 할 것: {expected:kinds}',
    hint: '마저 쓰세요. 괄호 안에서는 다음 줄로 이어 쓸 수 있습니다',
  },
  'missing-operand': {
    says: '`{found}`: 여기에 올 수 없습니다. 와야 할 것: {expected:kinds}',
    hint: '`{found}` 앞에 값을 쓰거나 남는 것을 지우세요',
  },
  'missing-sign': {
    says: '`{found}`: 인수 사이에 기호가 필요합니다',
    hint: '`{repair}`(으)로 쓰세요',
  },
  'double-star': {
    says: '`**`라는 기호는 없습니다',
    hint: '거듭제곱은 `^`, 원소별 거듭제곱은 `.^`로 쓰세요',
  },
  'power-of-power': {
    says: '`{found}`: 괄호가 필요합니다',
    hint: '`{left}` 또는 `{right}`(으)로 쓰세요',
  },
  'bare-derivative': {
    says: '`{found}`: `{sign}` 앞에 괄호가 필요합니다',
    hint: '`({found}){sign}`(으)로 쓰세요',
  },
  'half-derivative': {
    says: '`∂`로 시작한 도함수가 완성되지 않았습니다',
    hint: '`∂y/∂x`처럼 각 `∂` 뒤에 이름, 원소, 괄호를 쓰세요',
  },
  'missing-summand': {
    says: '이 합에는 첨자만 있고 더할 것이 없습니다',
    hint: '`sum({letters}, …)`로 쓰세요',
  },
  'bare-comparison': {
    says: '비교식만으로는 값이 되지 않습니다',
    hint: '참이면 1, 아니면 0인 `[a {sign} b]`로 쓰세요. 제한은 `assume`으로 시작합니다',
  },
  'second-equals': {
    says: '한 문장에 `=`가 둘 있습니다',
    hint: '`=`마다 식을 하나씩 쓰세요. 비교는 `==`입니다',
  },
  'wrong-equals': {
    says: '`{found}`: 여기에 올 수 없습니다',
    hint: '`=`를 쓰세요',
  },
  'equals-in-bracket': {
    says: '`[`와 `]` 사이에는 `=`가 올 수 없습니다',
    hint: '비교는 `==`로 쓰세요',
  },
  'called-value': {
    says: '`{found}`: `{name}` 호출이지만 이것은 함수가 아니라 값입니다',
    hint: '곱은 `{repair}`(으)로 쓰세요',
  },
  // Statements
  'not-a-statement': {
    says: '식도 선언도 아닙니다',
    hint: '정의는 `이름 = …`, 선언은 `이름 : 타입`으로 쓰세요',
  },
  'loose-line': {
    says: '문장은 `{found}`(으)로 시작할 수 없습니다',
    hint: '문장은 괄호 안에서만 다음 줄로 이어집니다',
  },
  'left-side': {
    says: '`{found}`: `=`의 왼쪽에 올 수 없습니다',
    hint: '새 이름, 원소 `h[j]`, 족의 원 `h{t}`을(를) 쓰세요. 사실은 `assume`이나 `claim`으로 시작합니다',
  },
  'for-without-member': {
    says: '`for`는 식의 족에만 씁니다',
    hint: '왼쪽에 문자를 쓰세요: `{name}{{letter}} = …`',
  },
  'family-letter': {
    says: '`for`의 문자 `{letter}`이(가) 왼쪽의 문자와 다릅니다',
    hint: '같은 문자로 `{member}`을(를) 쓰세요',
  },
  'missing-type': {
    says: '타입이 없습니다',
    hint: 'scalar, vector(n), row(n), matrix(m, n), tensor(a, b, …), index(n), function 중 하나를 쓰세요',
  },
  'unknown-type': {
    says: '`{found}`: 타입도 수식어도 아닙니다',
    hint: '타입은 scalar, vector, row, matrix, tensor, index, function이고, 수식어는 {adjectives}입니다',
  },
  'late-role': {
    says: '`{role}`: 이름 앞에 써야 합니다',
    hint: '`{repair}`(으)로 쓰세요',
  },
  'wrong-sizes': {
    says: '`{type}`: 크기의 개수가 맞지 않습니다',
    hint: '`{example}`(으)로 쓰세요',
  },
  'unknown-directive': {
    says: '지시어 `@{name}`: 없습니다',
    hint: '지시어: {known}',
  },
  'repeated-directive': {
    says: '`@{name}`: 두 번 나옵니다',
    hint: '하나만 남기세요',
  },
  'empty-directive': {
    says: '`@{name}`: 내용이 없습니다',
    hint: '같은 줄의 뒤에 내용을 쓰세요',
  },
  'stray-directive': {
    says: '`@`는 여기에 올 수 없습니다',
    hint: '지시어는 한 줄에 따로, 곱은 `*`로 쓰세요',
  },
} satisfies Partial<Record<ProblemCode, Message>>
