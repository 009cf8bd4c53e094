import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a task file, and with points given by hand. */
export const TASK_PROBLEMS = {
  'toml-syntax': {
    says: 'это не TOML: {message}',
    hint: 'тексты стоят в кавычках, `lang = "ru"`, списки в скобках, таблица начинается с `[[target]]`',
  },
  'task-too-long': {
    says: 'в файле больше {limit} знаков',
    hint: 'задание называет свои сети; уберите то, что относится к ним',
  },
  'task-unknown-key': {
    says: 'здесь нет ключа `{found}`',
    hint: 'есть ключи {known}',
  },
  'task-misspelled-key': {
    says: 'здесь нет ключа `{found}`',
    hint: 'не `{near}` ли имеется в виду?',
  },
  'task-missing-key': {
    says: 'здесь не хватает `{name}`',
    hint: 'напишите `{example}`',
  },
  'task-value-type': {
    says: 'значением `{name}` должно быть: {wanted:kinds}',
    hint: 'напишите, как в примере от `gradproof init task`',
  },
  'task-unknown-value': {
    says: '`{found}` не бывает значением `{name}`',
    hint: 'напишите одно из: {known}',
  },
  'task-misspelled-value': {
    says: '`{found}` не бывает значением `{name}`',
    hint: 'не `{near}` ли имеется в виду?',
  },
  'task-empty': {
    says: '`{name}` ничего не говорит',
    hint: 'напишите значение или уберите строку',
  },
  'task-points': {
    says: '{found} не годится как число баллов для `{name}`',
    hint: 'напишите число от 0 до 10000, не более двух знаков после точки',
  },
  'task-steps-sum': {
    says: 'шаги дают в сумме {sum}, а не {points}',
    hint: 'измените их баллы или уберите `points`: тогда берётся сумма шагов',
  },
  'task-twice': {
    says: '`{name}` стоит дважды',
    hint: 'оставьте одно',
  },
  'task-without-targets': {
    says: 'здесь ничего не спрошено',
    hint: 'напишите `{example}` с `wrt` и `points`',
  },
  'task-top-and-questions': {
    says: '`{name}` относится к одному вопросу, а вопросы заданы отдельно',
    hint: 'напишите это под каждым `[[question]]`',
  },
  'task-questions-apart': {
    says: 'если вопросов несколько, каждый должен сказать, где его ответы',
    hint: 'напишите `files = ["q1.*"]` или `heading = "Question 1"`',
  },
  'task-no-file': {
    says: 'нет файла `{path}`',
    hint: 'путь отсчитывается от папки файла задания',
  },
  'task-whole': {
    says: '`{name}` должно быть целым числом от 0, а не {found}',
    hint: 'напишите без знака и без точки',
  },
  'overrides-empty': {
    says: 'нет строки с названиями столбцов',
    hint: 'напишите `student,target,points,note`',
  },
  'overrides-column': {
    says: 'в первой строке нет столбца `{name}`',
    hint: 'напишите `student,target,points,note`',
  },
  'overrides-fields': {
    says: 'полей {found}, а в первой строке их {wanted}',
    hint: 'возьмите в кавычки заметку, в которой есть запятая',
  },
  'overrides-quote': {
    says: 'кавычка не закрыта, или за закрытой что-то стоит',
    hint: 'кавычку внутри заметки пишите дважды: `""`',
  },
  'overrides-points': {
    says: '{found} не годится как число баллов',
    hint: 'напишите число от 0, не более двух знаков после точки',
  },
  'overrides-twice': {
    says: 'баллы для {student} за {target} уже стоят в строке {line}',
    hint: 'оставьте одну из строк',
  },
  'overrides-student': {
    says: 'нет работы от {student}',
    hint: 'проверьте, так ли названа работа',
  },
  'overrides-target': {
    says: 'в задании нет цели {target}',
    hint: 'есть цели {known}',
  },
  'overrides-above': {
    says: '{points} баллов, а цель стоит {most}',
    hint: 'засчитывается {most}; больше не пишите',
  },
} as const satisfies Partial<Record<ProblemCode, Message>>
