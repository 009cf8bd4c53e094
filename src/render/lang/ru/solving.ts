import type { EigenvalueKind, SolvingWords } from '../../lang.ts'

export const solving: SolvingWords = {
  rules: {
    'closed-form': 'градиент в явном виде',
    definitions: 'подстановка определений',
    'multiply-out': 'раскрытие скобок',
    'set-to-zero': 'градиент равен нулю',
    collect: 'неизвестное слева',
    solve: 'решение',
  },
  putIn: 'подстановка решения',
  hessian: 'вторая производная',
  condition: {
    invertible: expr => `${expr} обратима`,
    nonzero: expr => `${expr} ≠ 0`,
    'entries-nonzero': expr => `среди элементов ${expr} нет нуля`,
  },
  where: conditions => `если ${conditions.join(' и ')}`,
  extremum: {
    minimum: 'минимум, и других точек с нулевым градиентом нет',
    maximum: 'максимум, и других точек с нулевым градиентом нет',
    undecided: 'минимум, максимум или седло: из сказанного в файле это не следует',
  },
  curvature: (expr, sign, why) => `${expr}: ${sign}${why && `, ${why}`}`,
  signs: {
    positive: ['больше нуля', 'положительно определена'],
    nonnegative: ['не меньше нуля', 'неотрицательно определена'],
    negative: ['меньше нуля', 'отрицательно определена'],
    nonpositive: ['не больше нуля', 'неположительно определена'],
    zero: ['0', '0'],
    unknown: ['знак неизвестен', 'знак неизвестен'],
  },
  why: {
    number: '',
    scalar: '',
    identity: 'единичная матрица',
    gram: 'матрица Грама',
    property: 'как объявлено',
    diagonal: 'диагональная матрица',
    sum: 'сумма таких',
    unknown: '',
  },
  semidefinite: 'полуопределённая матрица, у которой есть обратная, определена',
  supposed: (extremum, positive) => `${extremum}, если ${positive.join(' и ')} > 0`,
  eigenvalues: counts =>
    `собственные значения: ${counts.map(([kind, draws]) => `${EIGENVALUES[kind]} (проб: ${draws})`).join(', ')}`,
}

const EIGENVALUES: Readonly<Record<EigenvalueKind, string>> = {
  positive: 'все больше нуля',
  nonnegative: 'больше нуля или 0',
  negative: 'все меньше нуля',
  nonpositive: 'меньше нуля или 0',
  zero: 'все 0',
  mixed: 'обоих знаков',
}
