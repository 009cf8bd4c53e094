import type { TrainingWords } from '../../lang.ts'
import { figure } from '../figure.ts'

export const training: TrainingWords = {
  rule: (letter, names, rate) => `${letter}: ${names}; ${rate}`,
  samples: (count, batch) =>
    batch >= count
      ? `표본 ${count}개, 매 단계에 모두 사용`
      : `표본 ${count}개, 단계마다 ${batch}개`,
  taught: seed => `다른 임의의 매개변수를 가진 같은 신경망이 만든 표본, 시드 ${seed}`,
  drawn: labels => `배울 답이 없어 레이블을 임의로 정함: ${labels.join(', ')}`,
  sizes: list => `크기: ${list}`,
  missing: names => `값이 없어(--set) 계산하지 않음: ${names.join(', ')}에 의존하는 것`,
  agreement: (draws, error) =>
    `표본 ${draws}회에서 그래디언트가 검증기의 것과 같음, 최대 오차 ${figure(error)}`,
  step: '단계',
  diverged: step => `${step}단계 이후 손실이나 매개변수가 유한한 수가 아님: --rate를 더 작게 할 것`,
  pace: steps => `초당 ${steps}단계`,
  left: seconds =>
    seconds < 90 ? `${Math.ceil(seconds)}초 남음` : `${Math.ceil(seconds / 60)}분 남음`,
}
