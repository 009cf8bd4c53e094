import type { EigenvalueKind, SolvingWords } from '../../lang.ts'

export const solving: SolvingWords = {
  rules: {
    'closed-form': '그래디언트의 닫힌 꼴',
    definitions: '정의를 대입',
    'multiply-out': '전개',
    'set-to-zero': '0으로 놓음',
    collect: '미지수를 좌변으로',
    solve: '해',
  },
  putIn: '해를 대입',
  hessian: '2계 도함수',
  condition: {
    invertible: expr => `${expr}: 가역`,
    nonzero: expr => `${expr} ≠ 0`,
    'entries-nonzero': expr => `${expr}: 0인 원소 없음`,
  },
  where: conditions => `조건: ${conditions.join(', ')}`,
  extremum: {
    minimum: '최소이며, 그래디언트가 0인 다른 점은 없음',
    maximum: '최대이며, 그래디언트가 0인 다른 점은 없음',
    undecided: '최소, 최대, 안장점 중 무엇인지 파일의 내용만으로는 정해지지 않음',
  },
  curvature: (expr, sign, why) => `${expr}: ${sign}${why && ` (${why})`}`,
  signs: {
    positive: ['양수', '양의 정부호'],
    nonnegative: ['음이 아님', '양의 준정부호'],
    negative: ['음수', '음의 정부호'],
    nonpositive: ['양이 아님', '음의 준정부호'],
    zero: ['0', '0'],
    unknown: ['부호를 알 수 없음', '부호를 알 수 없음'],
  },
  why: {
    number: '',
    scalar: '',
    identity: '단위행렬',
    gram: '그람 행렬',
    property: '선언된 대로',
    diagonal: '대각행렬',
    sum: '이러한 행렬의 합',
    unknown: '',
  },
  semidefinite: '가역인 준정부호 행렬은 정부호임',
  supposed: (extremum, positive) => `${positive.join(', ')} > 0이면 ${extremum}`,
  eigenvalues: counts =>
    `고윳값: ${counts.map(([kind, draws]) => `표본 ${draws}회에서 ${EIGENVALUES[kind]}`).join(', ')}`,
}

const EIGENVALUES: Readonly<Record<EigenvalueKind, string>> = {
  positive: '모두 양수',
  nonnegative: '양수 또는 0',
  negative: '모두 음수',
  nonpositive: '음수 또는 0',
  zero: '모두 0',
  mixed: '부호가 섞임',
}
