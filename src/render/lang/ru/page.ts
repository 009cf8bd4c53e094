import type { PageWords } from '../../page-words.ts'

export const page: PageWords = {
  headings: {
    network: 'Сеть',
    parameters: 'Параметры',
    gradients: 'Производные',
    claims: 'Утверждения',
    numbers: 'На числах',
    verification: 'Проверка',
    code: 'На языке Python',
  },
  picture: {
    title: 'Граф вычислений',
    values: 'значения, вперёд',
    gradients: 'градиенты, назад',
    paths: 'пути одного градиента',
  },
  name: 'имя',
  shape: 'размер',
  meaning: 'смысл',
  derivative: 'производная',
  rule: 'правило',
  equalities: 'равенств',
  proved: 'доказано',
  tested: 'только проверено',
  undecided: 'не решено',
  refuted: 'опровергнуто',
  draws: 'проб',
  error: 'наибольшая ошибка',
  seed: 'зерно',
  madeBy: program => `составлено программой ${program}`,
}
