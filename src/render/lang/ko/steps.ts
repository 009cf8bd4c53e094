import type { StepWords } from '../../step-words.ts'

export const steps: StepWords = {
  acts: {
    goal: '구하려는 것은 {by}에 대한 {of}의 도함수',
    'goal-direct': '{by}이(가) {of}에 직접 들어 있음',
    'goal-through': '{by}은(는) {through}을(를) 거쳐 {of}에 영향을 줌',
    'goal-both': '{by}은(는) {through}을(를) 거쳐 {of}에 영향을 주고, {of}에 직접 들어 있기도 함',
    component: '{whole}을(를) 성분별로 구함: 임의의 {letters}에 대해 {entry}',
    'chain-one': '{by}은(는) {through}만을 거쳐 {of}에 영향을 주므로 경로를 따라 도함수를 곱함',
    'chain-entry': '{entry}은(는) {through}만을 거쳐 {of}에 영향을 주므로 곱이 하나이고 합이 없음',
    'chain-sum':
      '{entry}이(가) 모든 {through}에 영향을 줄 수 있으므로 모든 {letters}에 대한 몫을 더함',
    'chain-members':
      '{by}이(가) 모든 {through}의 식에 들어 있으므로 모든 {letters}에 대한 몫을 더함',
    'chain-paths': '{by}은(는) {through}을(를) 거쳐 {of}에 영향을 줌: 모든 경로의 몫을 더함',
    'chain-paths-direct':
      '{by}은(는) {through}을(를) 거쳐 {of}에 영향을 주고 {of}에 직접 들어 있기도 함: 모든 몫을 더함',
    'collapse-one': '{where}일 때만 {through}이(가) {entry}에 의존하므로 합에서 한 항만 남음',
    'collapse-some': '{where}일 때만 {through}이(가) {entry}에 의존하므로 합에서 그 항들만 남음',
    collapse: '각 합에서 {by}에 의존하는 항만 남음',
    local: '{definition}에서 {local}',
    'local-one': '{definition}에서 {local}, 인수 1은 생략함',
    'local-several': '{definition}에서 {local}',
    'local-loss': '{by}이(가) {definition}에 직접 들어 있으므로 도함수를 바로 쓸 수 있음',
    'local-read': '{by}에 대한 도함수를 {definition}에서 얻음',
    contract: '{delta}은(는) {where}일 때만 1이고 그 밖에는 0이므로 합에서 그 항들만 남음',
    transpose: '{turned}, 이제 합의 첨자가 이웃한 자리에 옴',
    'transpose-other': '인수를 전치하여 이제 합의 첨자가 이웃한 자리에 옴',
    'matrix-same': '모든 성분에 대해 성립하는 것은 전체에 대해서도 성립함',
    'matrix-column-row': '{left}의 각 성분과 {right}의 각 성분을 곱함: 열 × 행 = 행렬 (텐서곱)',
    'matrix-entry-by-entry':
      '{left}과(와) {right}에서 같은 자리의 성분끼리 곱함: 원소별 곱 (아다마르 곱)',
    'matrix-matrix-column': '{left}의 행들과 열 {right}을(를) 곱함: 행렬 × 열 = 열',
    'matrix-row-matrix': '행 {left}과(와) {right}의 열들을 곱함: 행 × 행렬 = 행',
    'matrix-matrix-matrix': '{left}의 행들과 {right}의 열들을 곱함: 행렬 × 행렬 = 행렬',
    'matrix-number': '이 수를 벡터와 행렬로 첨자 없이 씀',
    matrix: '모든 첨자에 대해 성립하므로 성분들을 전체로 모음',
    'zero-derivative': '{by}은(는) 도함수가 거의 어디서나 0인 함수만을 거쳐 {of}에 영향을 줌',
    'no-path': '{by}에서 {of}(으)로 이어지는 식이 없으므로 {by}을(를) 바꾸어도 변하지 않음',
  },
  comma: ', ',
  and: ', ',
}
