import type { CheckWords } from '../../check-words.ts'

export const doubts: CheckWords['doubts'] = {
  'rests-on-shape': '`{name}`에 의존하는데 {place}에 적힌 결과의 모양이 달라 더 따라가지 않습니다',
  'rests-on-zero':
    '`{name}`에 의존하는데 {place}에서는 0이라 했으나 실제로는 0이 아니어서 더 따라가지 않습니다',
  'rests-on-constant':
    '`{name}`에 의존하는데 {place}에서는 상수라 했으나 실제로는 상수가 아니어서 더 따라가지 않습니다',
  'rests-on-unknown': '`{name}`에 의존하는데 {place}에 적힌 결과에 값이 없어 더 따라가지 않습니다',
  'rests-on-unformed': '`{name}`에 의존하는데 {place}의 정의는 뜻이 없습니다',
  'rests-on-unread': '`{name}`에 의존하는데 {place}의 정의를 이해하지 못했습니다',
  'second-derivative': '위의 오류를 이차 도함수까지 따라가야 하는데 그렇게 하지 않습니다',
  'unwritten-sum':
    '생략된 합을 뜻한다면 맞습니다. 합을 쓰거나 반복되는 첨자에 대해 합한다고 적으세요',
  'still-unsaid':
    '다른 값이 변하지 않는다면 맞습니다. 나머지 미분을 쓰거나 이것만 변한다고 적으세요',
  'row-unclear': '여기에서만 소문자가 행을 뜻한다면 맞습니다. 행인지 열인지 밝히세요',
  'not-in-network':
    '네트워크의 어떤 값도 `{name}`에 의존하지 않아 이것에 대한 도함수에는 값이 없습니다',
  'no-value': '여기 적힌 식은 이 네트워크에서 값이 없습니다',
  'not-finite':
    '시험한 거의 모든 값에서 식 안에 무한대이거나 수가 아닌 값이 나옵니다. 음수의 로그가 그 예입니다',
  'partly-undefined': '양변이 모두 수일 때는 같지만 어떤 값에서는 한쪽이 0/0처럼 수가 아닙니다',
  vanishing: '시험한 거의 모든 값에서 양변이 0이라 아무것도 알 수 없습니다',
  kink: '시험한 값이 꺾인 점의 한쪽에만 있거나 그 점에 너무 가깝습니다',
  'too-large': '양변이 너무 커서 계산할 수 없습니다',
  'too-long': '이 등식열이나 유도가 너무 길어 판정하지 않습니다',
  'bare-condition': '최적 조건이지만 도함수가 무엇인지 앞에서 구하지 않았습니다',
  'at-condition': '위에서 요구한 대로 도함수가 0인 곳에서만 성립할 수 있습니다',
  'update-unclear': '갱신 규칙이지만 학습률이 무엇인지 분명하지 않습니다',
  'dots-at-end': '등식열이 줄임표로 끝나 비교할 것이 없습니다',
  nowhere: '여기서 말하는 것이 모두 존재하는 자리가 없습니다',
  unexplained:
    '읽은 뜻으로는 틀리지만 흔한 실수로 설명되지 않아 다른 뜻일 수 있습니다. 글자가 무엇을 뜻하는지 적거나 직접 확인하세요',
}

export const lacks: CheckWords['lacks'] = {
  unmentioned: '이것에 대한 도함수로 시작하는 등식열이 없습니다',
  bare: '{place}에서 `{sign}` 옆에 자기 자신만 있습니다',
  contains: '{place}의 마지막 항에 아직 `{sign}`이(가) 들어 있습니다',
  undecided: '{place}의 마지막 항이 맞는지 판정하지 못했습니다',
  unread: '{place}에서 끝나는 등식열을 다 읽지 못했습니다',
  wrong: '{place}의 마지막 항의 값이 다릅니다',
}
