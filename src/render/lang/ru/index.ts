import { enumerated } from '../../enumerated.ts'
import type { Language, VerifiedFacts } from '../../lang.ts'
import { figure } from '../figure.ts'
import { plural } from './plural.ts'
import { solving } from './solving.ts'
import { training } from './training.ts'

const counted = (count: number, ...forms: readonly [string, string, string]): readonly string[] =>
  count === 0 ? [] : [plural(count, ...forms)]

const checked = ({ steps, claims, changes = 0 }: VerifiedFacts): string => {
  const parts = [
    ...counted(steps, 'шаг', 'шага', 'шагов'),
    ...counted(
      changes,
      'равенство дифференциалов',
      'равенства дифференциалов',
      'равенств дифференциалов',
    ),
    ...counted(claims, 'утверждение', 'утверждения', 'утверждений'),
  ]
  return enumerated(parts, ', ', ' и ')
}

const writtenOut = ({ lengths = [] }: VerifiedFacts): string =>
  lengths
    .map(({ name, figures, values, least }) =>
      figures
        ? `, расписано при ${values.join(', ')} вместо ${figures}`
        : `${from(name, least)}, расписано при ${name} = ${values.join(', ')}`,
    )
    .join('')

const from = (name: string, least: number): string =>
  least > 1 ? `, для ${name} не меньше ${least}` : ''

const how = (facts: VerifiedFacts): string => {
  const { proved, draws, seed, error } = facts
  const also = proved > 0 ? `, из них доказано ${proved}` : ''
  const each = plural(draws, 'пробы', 'проб', 'проб')
  return `${also}: не менее ${each} на каждое, зерно ${seed}, наибольшая ошибка ${figure(error)}${writtenOut(facts)}`
}

export const ru: Language = {
  name: 'ru',
  latex: { babel: 'russian' },
  rules: {
    goal: 'что требуется найти',
    component: 'компонента',
    'chain-rule': 'цепное правило',
    'collapse-sum': 'свёртка суммы',
    'local-derivative': 'локальная производная',
    contract: 'свёртка с δ',
    transpose: 'транспонирование',
    'matrix-form': 'матричная запись',
    'every-path': 'сумма по всем путям',
    'through-activation': 'цепное правило через функцию активации',
    factor: 'вынесение общих множителей',
    jacobian: 'цепное правило с матрицей Якоби',
    'own-value': 'производная через значение',
    'next-gradient': 'подстановка следующего градиента',
    'to-the-loss': 'все производные до функции потерь',
    cancel: 'сокращение',
    expand: 'раскрытие скобок',
    'take-out': 'вынос за знак суммы',
    'without-gradients': 'без других градиентов',
    number: 'подстановка чисел',
    'every-factor': 'все множители',
    'zero-derivative': 'производная почти всюду равна 0',
    'no-path': 'функция потерь от этого не зависит',
    'put-in': 'подстановка градиента',
    differential: 'дифференциал',
    'under-trace': 'дифференциалы перенесены в конец под следом',
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
  solving,
  training,
  messages: async () => (await import('./messages.ts')).messages,
  lessons: async () => (await import('./lessons.ts')).lessons,
  check: async () => (await import('./check.ts')).check,
  task: async () => (await import('./task.ts')).task,
  course: async () => (await import('./course.ts')).course,
  page: async () => (await import('./page.ts')).page,
  house: async () => (await import('./house.ts')).house,
  steps: async () => (await import('./steps.ts')).steps,
}
