import type { PageWords } from '../../page-words.ts'

export const page: PageWords = {
  headings: {
    network: '网络',
    parameters: '参数',
    gradients: '导数',
    claims: '断言',
    numbers: '代入数值',
    verification: '验证',
    code: 'Python 代码',
  },
  picture: {
    title: '计算图',
    values: '数值，前向',
    gradients: '梯度，反向',
    paths: '同一梯度的各条路径',
  },
  name: '名称',
  shape: '形状',
  meaning: '含义',
  derivative: '导数',
  rule: '法则',
  equalities: '等式',
  proved: '已证明',
  tested: '仅检验',
  undecided: '未定',
  refuted: '被否定',
  draws: '抽样次数',
  error: '最大误差',
  seed: '种子',
  madeBy: program => `由 ${program} 生成`,
}
