import type { Language, VerifiedFacts } from '../../lang.ts'
import { figure } from '../figure.ts'
import { solving } from './solving.ts'
import { training } from './training.ts'

const counted = (what: string, count: number): readonly string[] =>
  count === 0 ? [] : [`${what} ${count}개`]

const checked = ({ steps, claims, changes = 0 }: VerifiedFacts): string =>
  [...counted('단계', steps), ...counted('미분 등식', changes), ...counted('주장', claims)].join(
    ', ',
  )

const writtenOut = ({ lengths = [] }: VerifiedFacts): string =>
  lengths
    .map(({ name, figures, values, least }) =>
      figures
        ? `, ${figures} 대신 ${values.join(', ')}에서 펼침`
        : `${from(name, least)}, ${name} = ${values.join(', ')}에서 펼침`,
    )
    .join('')

const from = (name: string, least: number): string =>
  least > 1 ? `, ${name}이(가) ${least} 이상일 때` : ''

const how = (facts: VerifiedFacts): string => {
  const { proved, draws, seed, error } = facts
  const also = proved > 0 ? `, 그중 ${proved}개 증명됨` : ''
  return `${also}: 각각 ${draws}회 이상 표본, 시드 ${seed}, 최대 오차 ${figure(error)}${writtenOut(facts)}`
}

export const ko: Language = {
  name: 'ko',
  latex: { babel: 'korean', font: 'Noto Serif CJK KR' },
  rules: {
    goal: '구하려는 것',
    component: '성분',
    'chain-rule': '연쇄 법칙',
    'collapse-sum': '합의 소거',
    'local-derivative': '국소 도함수',
    contract: 'δ와 축약',
    transpose: '전치',
    'matrix-form': '행렬 표현',
    'every-path': '모든 경로에 대한 합',
    'through-activation': '활성화 함수를 거치는 연쇄 법칙',
    factor: '공통 인수로 묶기',
    jacobian: '야코비 행렬을 쓴 연쇄 법칙',
    'own-value': '함숫값으로 쓴 도함수',
    'next-gradient': '다음 그래디언트 대입',
    'to-the-loss': '손실까지의 모든 도함수',
    cancel: '약분',
    expand: '괄호 전개',
    'take-out': '합 기호 밖으로 꺼내기',
    'without-gradients': '다른 그래디언트 없이',
    number: '수의 대입',
    'every-factor': '모든 인수',
    'zero-derivative': '도함수가 거의 어디서나 0',
    'no-path': '손실이 이것에 의존하지 않음',
    'put-in': '그래디언트를 대입',
    differential: '미분',
    'under-trace': '대각합 안에서 미분을 끝으로 옮김',
  },
  captions: {
    'column-row': '열 × 행 = 행렬 (텐서곱)',
    'entry-by-entry': '원소별 곱 (아다마르 곱)',
    'matrix-column': '행렬 × 열 = 열',
    'row-matrix': '행 × 행렬 = 행',
    'matrix-matrix': '행렬 × 행렬 = 행렬',
  },
  places: range => `단, ${range}`,
  assumed: declarations => `다음과 같이 가정함, 바꾸려면 선언할 것: ${declarations.join('; ')}`,
  verified: facts =>
    checked(facts) === ''
      ? '검증할 단계가 없음: 무엇으로 미분할지는 `@wrt`로 지정'
      : `검증됨: ${checked(facts)}${how(facts)}`,
  undecided: facts => `${checked(facts)} 중 ${facts.undecided}개 판정 불가${how(facts)}`,
  marks: ({ tested, proved }) => `${proved} 증명 및 수치 검증, ${tested} 수치 검증`,
  claim: {
    tested: '주장, 수치로 검증됨',
    proved: '주장, 증명됨',
    failed: '주장이 거짓임',
    undecided: '주장을 판정할 수 없음',
  },
  hessian: (of, [first, second]) => `${first}, ${second}에 대한 ${of}의 헤세 행렬`,
  forward: by => `${by}에서 시작하는 전방 미분`,
  along: (by, step, direction) =>
    `${by}에서 시작하는 전방 미분, 방향 ${step}*${direction} (${step} = 0에서)`,
  hessianProduct: (of, by, direction) => `${by}에 대한 ${of}의 헤세 행렬과 ${direction}의 곱`,
  columnByColumn: '열 단위로',
  closedForm: '닫힌 꼴',
  gradientNamed: '그래디언트에 이름을 붙임',
  undecidedStep: '판정 불가',
  noMatrixForm: '행렬 표현 없음',
  flat: '계단 함수의 도함수는 거의 어디서나 0',
  counterexample: (values, entry, left, right) =>
    `${values && `${values}일 때: `}${entry && `원소 ${entry}: `}좌변 ${left}, 우변 ${right}`,
  differences: error => `손실의 차분과의 차이 ${figure(error)}`,
  solving,
  training,
  messages: async () => (await import('./messages.ts')).messages,
  lessons: async () => (await import('./lessons.ts')).lessons,
  check: async () => (await import('./check.ts')).check,
  task: async () => (await import('./task.ts')).task,
  course: async () => (await import('./course.ts')).course,
  page: async () => (await import('./page.ts')).page,
  house: async () => (await import('./house.ts')).house,
  steps: async () => (await import('./steps.ts')).steps,
}
