import type { EigenvalueKind, SolvingWords } from '../../lang.ts'

export const solving: SolvingWords = {
  rules: {
    'closed-form': '梯度的闭式',
    definitions: '代入定义',
    'multiply-out': '展开',
    'set-to-zero': '令其为零',
    collect: '把未知量移到左边',
    solve: '求解',
  },
  putIn: '代入解',
  hessian: '二阶导数',
  condition: {
    invertible: expr => `${expr} 可逆`,
    nonzero: expr => `${expr} ≠ 0`,
    'entries-nonzero': expr => `${expr} 的元素都不为 0`,
  },
  where: conditions => `条件：${conditions.join('，且 ')}`,
  extremum: {
    minimum: '极小值，且没有别的点梯度为 0',
    maximum: '极大值，且没有别的点梯度为 0',
    undecided: '极小、极大还是鞍点：由文件的内容无法确定',
  },
  curvature: (expr, sign, why) => `${expr} ${sign}${why && `：${why}`}`,
  signs: {
    positive: ['为正', '正定'],
    nonnegative: ['非负', '半正定'],
    negative: ['为负', '负定'],
    nonpositive: ['非正', '半负定'],
    zero: ['为 0', '为 0'],
    unknown: ['符号未知', '定号性未知'],
  },
  why: {
    number: '',
    scalar: '',
    identity: '单位矩阵',
    gram: 'Gram 矩阵',
    property: '声明如此',
    diagonal: '对角矩阵',
    sum: '这类矩阵之和',
    unknown: '',
  },
  semidefinite: '可逆的半正定（半负定）矩阵是正定（负定）矩阵',
  supposed: (extremum, positive) => `当 ${positive.join('，')} > 0 时：${extremum}`,
  eigenvalues: counts =>
    `特征值：${counts.map(([kind, draws]) => `${draws} 次抽样中${EIGENVALUES[kind]}`).join('，')}`,
}

const EIGENVALUES: Readonly<Record<EigenvalueKind, string>> = {
  positive: '全为正',
  nonnegative: '为正或 0',
  negative: '全为负',
  nonpositive: '为负或 0',
  zero: '全为 0',
  mixed: '有正有负',
}
