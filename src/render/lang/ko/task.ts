import type { TaskWords } from '../../task-words.ts'

export const task: TaskWords = {
  question: name => `문제 ${name}`,
  points: points => `${points}점`,
  total: points => `모두 ${points}점`,
  answers: {
    anywhere: '답은 어느 파일에나 있을 수 있습니다',
    files: patterns => `답은 ${patterns} 파일에 있습니다`,
    heading: words => `답은 제목 "${words}" 뒤에 있습니다`,
  },
  layout: layout =>
    layout === 'any' ? '도함수의 배치: 답이 따르는 것' : `도함수의 배치: ${layout}`,
  forms: {
    next: '결과에 한 단계 뒤의 그래디언트가 있어도 됩니다',
    closed: '결과에 다른 그래디언트가 없어야 합니다',
    any: '결과에 뒤에 오는 이름의 그래디언트가 있어도 됩니다',
  },
  right: '맞는 답의 예:',
  noExample: '예를 유도하지 못했습니다',
  steps: { 'chain-rule': '연쇄 법칙', 'local-derivative': '국소 도함수', 'matrix-form': '행렬 꼴' },
  stepsEarn: '보인 단계의 점수: ',
  share:
    '결과를 구하면 모든 점수를 받고, 오류가 있으면 성립하거나 따라 나오는 등식의 비율만큼 받습니다',
  followThrough: {
    yes: '앞선 오류에서 올바르게 따라 나오는 것은 점수를 받습니다.',
    no: '오류 뒤에 있는 것은 점수가 없습니다.',
  },
  unread: {
    review: '읽지 못한 것은 감점하지 않고 사람이 봅니다.',
    zero: '읽지 못한 것은 점수가 없습니다.',
  },
  reveal: {
    place: '학생에게 첫 오류의 자리만 알리고, 그 뒤의 것은 알리지 않습니다.',
    why: '학생에게 모든 오류와 그 까닭을 알리지만, 바른 식은 알리지 않습니다.',
    repair: '학생에게 모든 오류와 그 까닭, 바른 식을 알립니다.',
  },
  deduction: (title, points) =>
    `${title}: ${points}점을 빼고, 거기에서 따라 나오는 것은 점수를 받습니다.`,
  tests: {
    passed: (passed, all) => `테스트 ${all}개 가운데 ${passed}개 통과`,
    none: '과제에 테스트가 없습니다. [[test]]를 더하십시오',
    noFile: '그런 파일이 없습니다',
    differs: (what, expected, got) => `${what}: ${expected}이어야 하는데 ${got}입니다`,
    firstWrong: '첫 오류',
    verdict: '판정',
    points: '점수',
    nothing: '없음',
  },
  networkComments: {
    run: '방정식 파일: `gradproof derive network.eq`가 그래디언트를 유도하고 모든 단계를 검증합니다.',
    leaves:
      '식으로 정의되지 않는 것: 입력, 레이블, 매개변수와 그 자료형. 크기는 이름이나 수입니다.',
    assumed: '자료형은 생략할 수 있습니다: v와 u는 벡터가 되고, 가정한 것은 알려 줍니다.',
    equations: '한 줄에 식 하나, 이름마다 한 번 정의하며 순서는 자유입니다. `*`는 항상 씁니다.',
    loss: '@loss가 다른 것을 지정하지 않으면 마지막 식이 손실입니다. 벡터의 제곱은 노름의 제곱입니다.',
    claim: '주장은 증명되거나 검증되거나 반례로 반박됩니다.',
  },
  comments: {
    task: '과제: 학급이 무엇을 유도하고 그것이 몇 점인지.',
    run: 'gradproof grade task.toml --dry-run은 과제를 말로 설명하고, --self-test는 아래 제출물로 시험합니다.',
    network:
      '경로는 이 폴더에서 시작합니다. 문제가 여럿이면 각각 [[question]]에 name, network, 목표와 files = ["q1.*"] 또는 heading = "Question 1"을 씁니다.',
    lang: '피드백의 언어: en, ru, zh, ko.',
    reveal: '오류에 대해 학생에게 알리는 것: "place"(자리), "why"(까닭), "repair"(바른 식).',
    follow: '앞선 오류에서 올바르게 따라 나오는 것에 점수를 줄지.',
    unread: '읽지 못한 것: "review"는 감점 없이 사람이 보고, "zero"는 점수가 없습니다.',
    layout: '도함수의 배치: gradient, numerator, denominator 또는 답이 따르는 any.',
    aliases: '네트워크의 이름을 달리 쓰는 법.',
    target:
      '묻는 것. form에 따라 결과에 있어도 되는 것: 한 단계 뒤의 그래디언트(next), 없음(closed), 뒤에 오는 아무 이름의 것(any).',
    steps: '보인 단계의 점수. 합이 목표의 점수입니다. steps가 없으면 결과가 모두 받습니다.',
    deductions:
      '이름 있는 오류가 그 뒤의 모든 것 대신 깎는 점수. 이름은 gradproof explain이 보여 줍니다.',
    test: '제출물과 받아야 할 결과. first_wrong = 0: 틀린 것이 없음.',
  },
}
