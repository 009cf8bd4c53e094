import type { Hearing } from './hearing.ts'

/** Short and full characters. */
export const chinese: Hearing = {
  connectives: [
    ...[
      '其中',
      '和',
      '且',
      '与',
      '或',
      '则',
      '所以',
      '因为',
      '由于',
      '因此',
      '当',
      '如果',
      '若',
      '有',
    ],
    ...['令', '设', '又', '即', '故', '得', '可得', '那么', '其它', '其他', '否则', '于是', '从而'],
    ...['对于', '同理', '已知', '根据', '代入', '这里', '以及', '并且', '有：', '得到'],
  ],
  conditional: /当|如果|若|否则|其他|其它|除了|除非/u,
  defining: ['定义', '定義', '记作'],
  rows: { when: ['若', '当', '如果'], otherwise: ['其他', '否则', '其它'] },
  told: {
    when: [
      { before: /当|若|如果|在/u, behind: /(?:时|的时候|的地方|处)?/u },
      { behind: /时|的地方|处/u },
    ],
    otherwise: /否则|不然|(?:在)?(?:其他|其它|其余)(?:情况|情形|地方|位置)?(?:下)?|别处/u,
    and: /和|且|而|并且/u,
    leads: /则|那么|就|令|取|设|为|是|有|等于/u,
    ends: /则|于是|所以|因此|其中/u,
    zero: /零(?=[，。；、,.;]|$)/u,
    one: /一(?=[，。；、,.;]|$)/u,
  },
  places: {
    leading: [
      { before: /(?:当|若|如果|对于|对|设|令|假设)(?:(?!项|和式|求和)\p{Script=Han}){0,8}/u },
      { before: /(?:非)?对角(?:线上|线外|元素?|线)?/u },
      { behind: /时|時|のとき|の場合/u },
    ],
    onward: /则|那么|就/u,
    thence: /此时|这时|那么|则|于是/u,
    title: /情形|情况/u,
    together:
      /(?:写成|用|合成|合并(?:成|为)|统一(?:成|为|写))(?:一个|同一个|一)?(?:式子|公式|式)|合并|合起来|综合|综上|总之|统一|合在一起/u,
    beside: /当|若/u,
    range: /对于?|当/u,
    every: /每个|所有/u,
  },
  functions: {
    is: /\s*(?:是|为|取为?|采用|选用|使用|表示|代表|记作|记为)\s*/u,
    logistic: /sigmoid|逻辑/u,
    hyperbolicTangent: /双曲正切|tanh/u,
    softplus: /softplus/u,
    rectifier: /ReLU/u,
    softmax: /softmax/u,
    behind: /\s*(?:激活)?函数/u,
  },
  unitVector: /单位向量|单位矢量|基向量|标准基|独热|单位阵的第/u,
  variation: /变分|扰动|摄动|增量/u,
  repeatedIndices: {
    said: /爱因斯坦|愛因斯坦|重复(?:的)?(?:指标|下标)/u,
    denied: [
      { before: /(?:不|没有|無|无|未)\p{Script=Han}{0,4}/u },
      { behind: /\p{Script=Han}{0,6}(?:不|未|没有)\p{Script=Han}{0,2}(?:使用|采用|适用)/u },
    ],
  },
  products: {
    entrywise: /逐元素|按元素|逐项|哈达玛|哈达马|阿达马/u,
    other: /外积|张量积|克罗内克|矩阵乘/u,
    denied: [{ before: /不是|而非|并非|不/u }],
  },
  naming: {
    sayings: [
      { name: 'either', before: /记|記/u, between: /为|作|成/u },
      { name: 'either', before: /将|把/u, between: /(?:记|記|简记|定义)(?:为|作|成)|写作/u },
      { name: 'first', between: /表示|代表/u },
      { name: 'first', before: /用|以/u, between: /来?记/u },
      {
        name: 'second',
        between:
          /[，,。；;]?\s*(?:我们)?(?:将其|把它|将它|把其|其)?(?:记|記|简记)(?:其)?(?:为|作|成)/u,
      },
      {
        name: 'second',
        of: 'last',
        between: /[。．.，,；;]?\s*(?:令|记|設|设|用|以)/u,
        behind: /(?:表示|代表|记|来记)(?:上式|上面这个式子|这个结果|该结果|此式|后者)/u,
      },
      {
        name: 'second',
        of: 'last',
        between: /[，,。；;]?\s*(?:我们)?(?:将|把)后者(?:记|記|简记)(?:为|作|成)/u,
      },
    ],
    noun: /(?:偏)?导数|梯度|误差|乘积|矩阵|向量/u,
    ends: /则|得|有|那么|于是/u,
  },
  still: {
    varying: [
      { before: /(?:给|对)/u, behind: /(?:一个)?(?:微小|小)?(?:的)?(?:施加)?(?:扰动|增量)/u },
      { before: /(?:只|仅)(?:有|让|令|对|是)?/u, behind: /(?:变|改变|求微分)/u },
      { before: /(?:只|仅)(?:动|变动|改变|扰动)/u },
    ],
    fixed: [
      { before: /(?:固定|保持)(?:住)?/u },
      { behind: /(?:固定|不变|不動|为常|视为常|是常)/u },
    ],
    deriving: [
      { before: /(?:对|关于)(?:矩阵|向量|参数|变量|权重)?/u, behind: /(?:的|求|取|作|做)*微分/u },
      { before: /(?:对|关于)(?:矩阵|向量|参数|变量|权重)?/u, behind: /[：:]/u },
    ],
    whole: /全微分|(?:所有|全部)(?:参数|变量|量)?(?:都|均|一起)?(?:可以|可)?(?:变|改变)/u,
    and: /和|与|、/u,
    beside: /当|若|其中/u,
    sign: /扰动|增量|只|仅|固定|保持|不变|不動|常数|为常|是常|微分|所有|全部|对|关于/u,
    abbreviated: [],
  },
  layouts: {
    denominator: /分母\s*(?:布局|约定|形式|記法|记法)/u,
    numerator: /分子\s*(?:布局|约定|形式|記法|记法)/u,
  },
  steps: {
    ascent: /上升|爬升/u,
    maximise: /最大化|极大化/u,
    descent: /下降|最小化|极小化/u,
  },
  optimum: /令\S*(?:梯度|导数|其为零)|等于零|为零|置零|零向量|正规方程|驻点|极值点/u,
  matrices: { any: /任意|对所有/u, special: /对称|正交|对角|可逆|交换|正定/u },
  labels: { oneHot: /独热/u, label: /标签|目标/u, denied: /不是|不一定|如果|若/u },
}
