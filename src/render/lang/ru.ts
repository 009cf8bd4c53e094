import type { EigenvalueKind, Language, VerifiedFacts } from '../lang.ts'
import { figure } from './figure.ts'

/** The form of a noun behind a number: 1 шаг, 2 шага, 5 шагов. */
const plural = (count: number, one: string, few: string, many: string): string => {
  const tens = count % 100
  const ones = tens > 10 && tens < 20 ? 0 : count % 10
  return `${count} ${ones === 1 ? one : ones >= 2 && ones <= 4 ? few : many}`
}

const counted = (count: number, ...forms: readonly [string, string, string]): readonly string[] =>
  count === 0 ? [] : [plural(count, ...forms)]

const checked = ({ steps, claims }: VerifiedFacts): string =>
  [
    ...counted(steps, 'шаг', 'шага', 'шагов'),
    ...counted(claims, 'утверждение', 'утверждения', 'утверждений'),
  ].join(' и ')

const writtenOut = ({ lengths = [] }: VerifiedFacts): string =>
  lengths
    .map(({ name, figures, values }) =>
      figures
        ? `, расписано при ${values.join(', ')} вместо ${figures}`
        : `, расписано при ${name} = ${values.join(', ')}`,
    )
    .join('')

const how = (facts: VerifiedFacts): string => {
  const { proved, draws, seed, error } = facts
  const also = proved > 0 ? `, из них доказано: ${proved}` : ''
  const each = plural(draws, 'пробы', 'проб', 'проб')
  return `${also}: не менее ${each} на каждое, зерно ${seed}, наибольшая ошибка ${figure(error)}${writtenOut(facts)}`
}

export const ru: Language = {
  name: 'ru',
  babel: 'russian',
  rules: {
    goal: 'что требуется найти',
    component: 'компонента',
    'chain-rule': 'цепное правило',
    'collapse-sum': 'свёртка суммы',
    'local-derivative': 'локальная производная',
    contract: 'свёртка с δ',
    transpose: 'транспонирование',
    'matrix-form': 'матричная запись',
    'zero-derivative': 'производная почти всюду равна 0',
    'no-path': 'функция потерь от этого не зависит',
  },
  captions: {
    'column-row': 'столбец × строка = матрица (тензорное произведение)',
    'entry-by-entry': 'поэлементное умножение (произведение Адамара)',
    'matrix-column': 'матрица × столбец = столбец',
    'row-matrix': 'строка × матрица = строка',
    'matrix-matrix': 'матрица × матрица = матрица',
  },
  places: range => `при ${range}`,
  assumed: declarations => `принято по умолчанию, можно объявить иначе: ${declarations.join('; ')}`,
  verified: facts =>
    checked(facts) === ''
      ? 'проверять нечего: `@wrt` называет, по чему дифференцировать'
      : `проверено: ${checked(facts)}${how(facts)}`,
  undecided: facts => `не решено: ${facts.undecided} из ${checked(facts)}${how(facts)}`,
  marks: ({ tested, proved }) => `${proved} доказано и проверено, ${tested} проверено`,
  claim: {
    tested: 'утверждение, проверено',
    proved: 'утверждение, доказано',
    failed: 'утверждение опровергнуто',
    undecided: 'утверждение не решено',
  },
  hessian: (of, [first, second]) => `гессиан ${of} по ${first} и ${second}`,
  forward: by => `вперёд от ${by}`,
  along: (by, step, direction) =>
    `вперёд от ${by}, сдвинутого на ${step}*${direction} (при ${step} = 0)`,
  hessianProduct: (of, by, direction) => `гессиан ${of} по ${by}, умноженный на ${direction}`,
  columnByColumn: 'по столбцам',
  closedForm: 'в явном виде',
  gradientNamed: 'градиент, получивший имя',
  noMatrixForm: 'матричной формы нет',
  flat: 'производная ступеньки почти всюду равна 0',
  undecidedStep: 'не решено',
  counterexample: (values, entry, left, right) =>
    `${values && `при ${values}: `}${entry && `элемент ${entry}: `}слева ${left}, справа ${right}`,
  differences: error => `разности потери: расхождение ${figure(error)}`,
  training: {
    rule: (letter, names, rate) => `${letter}: ${names}; ${rate}`,
    samples: (count, batch) =>
      batch >= count
        ? `примеров: ${count}, все на каждом шаге`
        : `примеров: ${count}, на шаге: ${batch}`,
    taught: seed => `созданы самой сетью при других случайных параметрах, зерно ${seed}`,
    drawn: labels => `случайные метки, так как ответа для них нет: ${labels.join(', ')}`,
    sizes: list => `размеры: ${list}`,
    missing: names => `не вычислено без значения (--set): всё, что зависит от ${names.join(', ')}`,
    agreement: (draws, error) =>
      `градиенты равны проверочным, проб: ${draws}, наибольшая ошибка ${figure(error)}`,
    step: 'шаг',
    diverged: step => `после шага ${step} функция потерь или параметр не конечны: уменьшите --rate`,
  },
  solving: {
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
  },
}

const EIGENVALUES: Readonly<Record<EigenvalueKind, string>> = {
  positive: 'все больше нуля',
  nonnegative: 'больше нуля или 0',
  negative: 'все меньше нуля',
  nonpositive: 'меньше нуля или 0',
  zero: 'все 0',
  mixed: 'обоих знаков',
}
