import type { CheckWords } from '../../check-words.ts'
import { doubts, lacks } from './doubts.ts'
import { plural } from './plural.ts'

export const check: CheckWords = {
  verdicts: {
    correct: 'верно',
    wrong: 'неверно',
    unread: 'не всё удалось прочитать',
    undecided: 'не всё удалось решить',
  },
  equalities: {
    holds: 'верно',
    fails: 'неверно',
    follows: 'следует из более ранней ошибки',
    definition: 'определение',
    skipped: 'пропущено',
    unread: 'не прочитано',
    undecided: 'не решено',
  },
  reasons: {
    value: 'значения сторон различны',
    shape: 'формы сторон различны',
    undefined: 'выражение не имеет смысла: формы не подходят друг к другу',
    scope: 'индекс стоит вне своей суммы или только с одной стороны',
    returns: 'снова верно, хотя из предыдущей строки не следует',
  },
  doubts,
  lacks,
  layouts: {
    gradient: 'по форме переменной',
    numerator: 'по числителю',
    denominator: 'по знаменателю',
    any: 'любая',
  },
  targets: {
    reached: 'найдено',
    trivial: 'ничего не сказано',
    not_reached: 'не найдено',
    wrong: 'неверно',
    unread: 'не прочитано',
  },
  of: { targets: 'искомое', layout: 'раскладка', seed: 'зерно' },
  instance: { at: values => `например, при ${values}:`, plain: 'например:' },
  table: { entry: 'элемент', left: 'слева', right: 'справа' },
  right: repair => `верно было бы: ${repair}`,
  marks: { label: ': ', part: '; ', item: ', ', sentence: '. ' },
  counted: (all, holding, proved) =>
    `${plural(all, 'равенство', 'равенства', 'равенств')}, верных: ${holding}, из них доказано: ${proved}`,
  firstWrong: place => `первая ошибка: ${place}`,
  nothing: 'не найдено ни одного равенства',
  cell: n => `ячейка ${n}`,
  explain: {
    network: 'сеть',
    wrong: 'неверно',
    right: 'верно',
    alike: 'не ошибка',
    repair: 'исправление',
    mistakes: 'Ошибки в выводах',
    problems: 'Ошибки в файлах',
  },
}
