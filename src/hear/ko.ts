import type { Hearing } from './hearing.ts'

/** Behind a name: it is written so; `으로 쓰면` may say by what something is written. */
const CALLED =
  /이?라고?\s*(?:줄여\s*)?(?:(?:쓰|하|두|놓|적|표기하|부르|정의하)(?:자|면|고|겠)|(?:쓴|한|둔|놓는|적는|표기한|부른|정의한)다|합니다)|으?로\s*(?:줄여\s*)?(?:(?:쓰|적|두|놓|표기하|부르|정의하)(?:자|겠)|(?:두|놓으)면|(?:표기|정의)한다)/u

export const korean: Hearing = {
  connectives: [
    ...[
      '여기서',
      '이므로',
      '그리고',
      '따라서',
      '일 때',
      '일때',
      '즉',
      '단',
      '만약',
      '이고',
      '또는',
    ],
    ...['및', '에서', '이면', '이다', '그러면', '왜냐하면'],
  ],
  conditional: /일 ?때|만약|이면|아니면|제외/u,
  defining: ['정의'],
  rows: { when: ['만약', '일 때'], otherwise: ['그 외', '그외', '기타'] },
  told: {
    when: [
      {
        before: /(?:만약|만일)?/u,
        behind: /이?면|이라면|일\s*때(?:는|만)?|인\s*경우(?:에는?)?|인\s*곳에서(?:는)?/u,
      },
    ],
    otherwise:
      /그렇지\s*않으면|그렇지\s*않을\s*때(?:는)?|아니면|그\s*외(?:에는|의\s*경우(?:에는)?)?|그\s*밖에는|나머지(?:는|에서는)?/u,
    and: /이고|이며|으?로\s*(?:두|하|놓)고|그리고/u,
    leads: /값[은이]|[은는이가]/u,
    ends: /이?(?:다|며|고|라\s*(?:하자|두자|한다|하면))|입니다|으?로\s*(?:둔다|두자|한다|하자|놓는다|정의)|[이가]\s*된다/u,
    zero: /영(?=이다|이며|이고|[.,\s]|$)/u,
    one: /하나|일(?=[.,]|이다|$)/u,
  },
  places: {
    leading: [
      { before: /(?:비대각|대각)(?:선)?(?:\s*(?:원소|성분|위|밖))?(?:에서는|에서|은|는)?/u },
      {
        behind:
          /일\s*때|인\s*경우|이면|일\s*경우|(?:인\s+)?(?!항|합)[\p{L}]*\s*(?:에|대해)\s*(?:대해|대하여|대해서는|관해)|인\s+(?!항|합)[\p{L}]+(?:의|은|는)/u,
      },
    ],
    onward: /그러면/u,
    thence: /그러면|이때|이 경우/u,
    title: /경우/u,
    together: /하나의\s*식|한\s*식|합치|합쳐|요약하면|종합하면|한꺼번에/u,
    beside: /단,?/u,
    range: /단,?/u,
    every: /모든/u,
  },
  functions: {
    is: /\s*(?:는|은|가|이|를|을)\s*/u,
    logistic: /시그모이드|로지스틱/u,
    hyperbolicTangent: /쌍곡\s*탄젠트|tanh/u,
    softplus: /softplus|소프트플러스/u,
    rectifier: /ReLU/u,
    softmax: /softmax|소프트맥스/u,
    behind: /\s*(?:활성화\s*)?함수/u,
  },
  unitVector: /단위\s*벡터|기저|원-?\s*핫/u,
  variation: /변분|섭동|증분/u,
  repeatedIndices: {
    said: /아인슈타인|반복되는 (?:지표|첨자|인덱스)/u,
    denied: [{ behind: /[\p{L}\s]{0,12}(?:쓰지|사용하지|따르지|적용하지)\s*않/u }],
  },
  products: {
    entrywise: /원소별|성분별|요소별|아다마르/u,
    other: /외적|텐서|크로네커|행렬\s*곱/u,
    denied: [{ behind: /(?:이|가)?\s*아니/u }],
  },
  naming: {
    sayings: [
      { name: 'either', between: /[를을]/u, behind: CALLED },
      {
        name: 'second',
        between:
          /(?:이다|입니다|이고|이며|가\s*된다|이\s*된다|를\s*얻는다|을\s*얻는다)?[.,]?\s*(?:이를|이것을)/u,
        behind: CALLED,
      },
      {
        name: 'second',
        of: 'last',
        between: /(?:이다|입니다)?[.,]?\s*(?:후자를|마지막\s*것을|위\s*식을|이\s*식을)/u,
        behind: CALLED,
      },
      {
        name: 'first',
        between: /[은는]/u,
        behind: /[를을]\s*(?:나타낸다|뜻한다|의미한다|나타내며|뜻하며)/u,
      },
    ],
    noun: /기울기|그래디언트|(?:편)?미분|(?:편)?도함수|오차/u,
    ends: /(?:)/u,
  },
  still: {
    varying: [{ behind: /만\s*(?:변|바뀌|움직|달라)/u }, { behind: /에\s*대(?:해|하여)서?만/u }],
    fixed: [{ behind: /(?:는|은|를|을|이|가)?\s*(?:고정|상수|일정)/u }],
    deriving: [
      { behind: /에\s*(?:대해|대하여|대한|관해|관한)서?\s*(?:\S+\s+)?미분/u },
      { behind: /에\s*(?:대해|대하여|관해)서?는/u },
    ],
    whole:
      /전미분|완전\s*미분|모든\s*(?:매개변수|변수|파라미터|양)\S*\s*(?:변|움직)|모두\s*(?:변|움직)/u,
    and: /과|와|및/u,
    beside: /여기서|일 ?때/u,
    sign: /만|고정|상수|일정|미분|모든|모두|에\s*(?:대|관)/u,
    abbreviated: [],
  },
  layouts: {
    denominator: /분모\s*(?:중심|레이아웃|표기|배치)/u,
    numerator: /분자\s*(?:중심|레이아웃|표기|배치)/u,
  },
  steps: {
    ascent: /상승/u,
    maximise: /최대화/u,
    descent: /하강|최소화/u,
  },
  optimum: /정규방정식|0으로|0이 되|영벡터로|정류점|최적점|최소점/u,
  matrices: { any: /임의의|모든 행렬/u, special: /대칭|직교|대각|가역|교환|정부호/u },
  labels: { oneHot: /원-?\s?핫/u, label: /레이블|정답|목표/u, denied: /아니|않|만약/u },
}
