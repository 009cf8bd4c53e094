import type { Messages } from '../../messages.ts'
import { listed } from '../list.ts'
import { FORMULA_PROBLEMS } from './formulas.ts'
import { MEANING_PROBLEMS } from './meanings.ts'
import { TEXT_PROBLEMS } from './problems.ts'
import { SCRIPT_PROBLEMS } from './scripts.ts'
import { SHAPE_PROBLEMS } from './shapes.ts'
import { TASK_PROBLEMS } from './tasks.ts'
import { USAGE } from './usage.ts'

export const messages: Messages = {
  problems: {
    ...TEXT_PROBLEMS,
    ...MEANING_PROBLEMS,
    ...SHAPE_PROBLEMS,
    ...SCRIPT_PROBLEMS,
    ...FORMULA_PROBLEMS,
    ...TASK_PROBLEMS,
  },
  usage: USAGE,
  kinds: {
    name: 'имя',
    number: 'число',
    operator: 'знак, например `+` или `*`',
    comparison: 'сравнение, например `<`',
    end: 'конец записи',
    type: 'тип',
    adjective: 'свойство',
    value: 'значение',
    function: 'функция',
    size: 'размер',
    family: 'семейство',
    shorthand: 'сокращение (`let`)',
    text: 'текст в кавычках',
    truth: '`true` или `false`',
    texts: 'список текстов',
    table: 'таблица',
    tables: 'список таблиц',
  },
  system: {
    EACCES: 'нет прав доступа',
    EISDIR: 'это папка',
    ELOOP: 'ссылки идут по кругу',
    ENAMETOOLONG: 'имя слишком длинное',
    ENOENT: 'такого файла или папки нет',
    ENOSPC: 'не осталось места',
    ENOTDIR: 'часть пути — не папка',
    EROFS: 'файловая система только для чтения',
  },
  phrases: {
    hint: 'подсказка: ',
    warning: 'предупреждение: ',
    near: ' (может быть, {near}?)',
    known: '; есть: {known}',
    or: parts => listed(parts, ' или '),
    anyShape: 'любая форма',
    same: count => `аргументы одной формы (${count})`,
  },
}
