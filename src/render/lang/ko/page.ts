import type { PageWords } from '../../page-words.ts'

export const page: PageWords = {
  headings: {
    network: '신경망',
    parameters: '매개변수',
    gradients: '도함수',
    claims: '주장',
    numbers: '수를 대입한 결과',
    verification: '검증',
    code: '파이썬 코드',
  },
  picture: {
    title: '계산 그래프',
    values: '값, 순방향',
    gradients: '기울기, 역방향',
    paths: '한 기울기의 여러 경로',
  },
  name: '이름',
  shape: '모양',
  meaning: '뜻',
  derivative: '도함수',
  rule: '규칙',
  equalities: '등식',
  proved: '증명됨',
  tested: '검사만 됨',
  undecided: '미정',
  refuted: '반박됨',
  draws: '표본 수',
  error: '최대 오차',
  seed: '시드',
  madeBy: program => `${program}으로 작성`,
}
