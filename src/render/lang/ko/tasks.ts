import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a task file, and with points given by hand. */
export const TASK_PROBLEMS = {
  'toml-syntax': {
    says: 'TOML이 아닙니다: {message}',
    hint: '글은 `lang = "ko"`처럼 따옴표 안에, 목록은 대괄호 안에 쓰고, 표는 `[[target]]`으로 시작합니다',
  },
  'style-too-long': {
    says: '파일이 {limit}자를 넘습니다',
    hint: '양식에는 적을 것이 많지 않습니다. `gradproof init style`이 쓰는 것을 보십시오',
  },
  'style-sign': {
    says: '이름 `{name}`의 기호가 아닙니다',
    hint: "LaTeX 글자 하나를 쓰십시오. 강세와 글꼴을 붙일 수 있습니다: '\\varepsilon' 또는 '\\hat{\\mathbf{x}}'",
  },
  'style-letter': {
    says: '`{found}`은(는) 이름이 아닙니다',
    hint: '라틴 글자나 그리스 글자의 이름을 쓰십시오. 예: `delta`',
  },
  'style-pairs': {
    says: '`{name}`은(는) 쌍의 목록입니다',
    hint: '`{example}`처럼 쓰십시오',
  },
  'style-path': {
    says: '`{rule}`은(는) `{before}` 뒤에 올 수 없습니다',
    hint: '이름을 쓰는 곳보다 더 멀리 가는 규칙은 다른 모든 규칙 뒤에 둡니다',
  },
  'style-caption': {
    says: '설명이 아닙니다',
    hint: '{limit}자를 넘지 않는 한 줄을 쓰십시오',
  },
  'task-too-long': {
    says: '파일이 {limit}자를 넘습니다',
    hint: '과제에는 네트워크의 파일 이름만 쓰고, 네트워크에 속하는 것은 빼십시오',
  },
  'toml-unknown-key': {
    says: '여기에는 `{found}` 키가 없습니다',
    hint: '쓸 수 있는 키: {known}',
  },
  'toml-misspelled-key': {
    says: '여기에는 `{found}` 키가 없습니다',
    hint: '`{near}`인가요?',
  },
  'toml-missing-key': {
    says: '여기에 `{name}`이(가) 없습니다',
    hint: '`{example}`이라고 쓰십시오',
  },
  'toml-value-type': {
    says: '`{name}`의 값은 다음이어야 합니다: {wanted:kinds}',
    hint: '`gradproof init`이 쓰는 예처럼 쓰십시오',
  },
  'toml-unknown-value': {
    says: '`{found}`은(는) `{name}`의 값이 될 수 없습니다',
    hint: '다음 가운데 하나를 쓰십시오: {known}',
  },
  'toml-misspelled-value': {
    says: '`{found}`은(는) `{name}`의 값이 될 수 없습니다',
    hint: '`{near}`인가요?',
  },
  'toml-empty': {
    says: '`{name}`에 내용이 없습니다',
    hint: '값을 쓰거나 그 줄을 지우십시오',
  },
  'task-points': {
    says: '{found}은(는) `{name}`의 점수가 될 수 없습니다',
    hint: '0에서 10000까지의 수를 소수 둘째 자리까지 쓰십시오',
  },
  'task-steps-sum': {
    says: '단계의 합은 {points}점이 아니라 {sum}점입니다',
    hint: '단계의 점수를 고치거나 `points`를 빼십시오. 그러면 단계의 합이 됩니다',
  },
  'toml-twice': {
    says: '`{name}`이(가) 두 번 있습니다',
    hint: '하나만 남기십시오',
  },
  'task-without-targets': {
    says: '여기에서 묻는 것이 없습니다',
    hint: '`{example}`에 `wrt`와 `points`를 쓰십시오',
  },
  'task-top-and-questions': {
    says: '`{name}`은(는) 한 문제에 속하는데, 문제가 따로 있습니다',
    hint: '각 `[[question]]` 아래에 쓰십시오',
  },
  'task-questions-apart': {
    says: '문제가 여럿이면 각 문제의 답이 어디 있는지 써야 합니다',
    hint: '`files = ["q1.*"]` 또는 `heading = "Question 1"`을 쓰십시오',
  },
  'task-no-file': {
    says: '`{path}` 파일이 없습니다',
    hint: '경로는 과제 파일의 폴더에서 시작합니다',
  },
  'toml-whole': {
    says: '`{name}`은(는) {found}이(가) 아니라 0 이상의 정수여야 합니다',
    hint: '부호와 소수점 없이 쓰십시오',
  },
  'overrides-empty': {
    says: '열 이름이 있는 줄이 없습니다',
    hint: '`student,target,points,note`라고 쓰십시오',
  },
  'overrides-column': {
    says: '첫 줄에 `{name}` 열이 없습니다',
    hint: '`student,target,points,note`라고 쓰십시오',
  },
  'overrides-fields': {
    says: '칸이 {found}개인데 첫 줄에는 {wanted}개입니다',
    hint: '쉼표가 있는 메모는 따옴표로 묶으십시오',
  },
  'overrides-quote': {
    says: '따옴표가 닫히지 않았거나, 닫힌 뒤에 무엇이 더 있습니다',
    hint: '메모 안의 따옴표는 두 번 쓰십시오: `""`',
  },
  'overrides-points': {
    says: '{found}은(는) 점수가 아닙니다',
    hint: '0 이상의 수를 소수 둘째 자리까지 쓰십시오',
  },
  'overrides-twice': {
    says: '{student}의 {target} 점수는 {line}째 줄에 이미 있습니다',
    hint: '한 줄만 남기십시오',
  },
  'overrides-student': {
    says: '{student}의 제출물이 없습니다',
    hint: '제출물의 이름과 같은지 확인하십시오',
  },
  'overrides-target': {
    says: '과제에 {target} 목표가 없습니다',
    hint: '목표: {known}',
  },
  'overrides-above': {
    says: '{points}점인데, 이 목표는 {most}점짜리입니다',
    hint: '{most}점으로 셉니다. 더 쓰지 마십시오',
  },
} as const satisfies Partial<Record<ProblemCode, Message>>
