import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a derivation that a person wrote, before its formulas are read. */
export const SCRIPT_PROBLEMS = {
  'latex-broken': {
    says: '이 LaTeX를 읽을 수 없습니다: {message}',
    hint: '조판할 수 있도록 식을 고치세요',
  },
  'latex-command': {
    says: '명령 `{command}`을(를) 알 수 없습니다',
    hint: '파일에서 `\\newcommand`로 정의하거나 뜻하는 것을 그대로 쓰세요',
  },
  'macros-unbounded': {
    says: '파일의 명령을 펼치면 너무 길어집니다',
    hint: '여기에 명령이 뜻하는 것을 쓰세요',
  },
  'member-missing': {
    says: '이 등호의 한쪽이 비어 있습니다',
    hint: '등식의 양쪽을 쓰세요',
  },
  'member-too-long': {
    says: '등식의 한쪽에 기호와 글자가 {limit}개보다 많습니다',
    hint: '부분에 이름을 붙이세요',
  },
  'member-too-deep': {
    says: '여기 괄호가 {limit}겹보다 깊습니다',
    hint: '부분에 이름을 붙이세요',
  },
  'row-unclear': {
    says: '이 줄이 앞줄에 이어지는지 분명하지 않습니다',
    hint: '앞줄 끝이나 이 줄 처음에 기호를 쓰세요',
  },
  conditional: {
    says: '이것은 일부 경우에 대해서만 말한 것이고, 이렇게 써서는 판정하지 않습니다',
    hint: '`\\delta_{ij}`나 `\\begin{cases}`로 모든 경우에 성립하는 등식 하나로 쓰거나, 앞에 한 수에 대한 조건을 쓰세요: `$u > 0$이면`',
  },
  'not-a-notebook': {
    says: '노트북이 아닙니다: JSON이 깨졌거나 셀이 없습니다',
    hint: '노트북을 다시 저장하거나 식을 `.md` 파일로 검사하세요',
  },
  'derivation-too-long': {
    says: '파일이 {limit}자보다 깁니다',
    hint: '유도를 여러 파일로 나누세요',
  },
  'too-many-equalities': {
    says: '파일에 등호가 {limit}개보다 많습니다',
    hint: '유도를 여러 파일로 나누세요',
  },
} as const satisfies Partial<Record<ProblemCode, Message>>
