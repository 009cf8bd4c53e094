import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a task file, and with points given by hand. */
export const TASK_PROBLEMS = {
  'toml-syntax': {
    says: 'это не TOML: {message}',
    hint: 'тексты стоят в кавычках, `lang = "ru"`, списки в скобках, таблица начинается с `[[target]]`',
  },
  'style-too-long': {
    says: 'в файле больше {limit} знаков',
    hint: 'стиль говорит немного; посмотрите, что пишет `gradproof init style`',
  },
  'style-sign': {
    says: 'это не знак для имени `{name}`',
    hint: "напишите одну букву LaTeX, если нужно, с акцентами и начертаниями: '\\varepsilon' или '\\hat{\\mathbf{x}}'",
  },
  'style-letter': {
    says: '`{found}` — не имя',
    hint: 'напишите латинские буквы или название греческой буквы, например `delta`',
  },
  'style-pairs': {
    says: '`{name}` — это список пар',
    hint: 'напишите так: `{example}`',
  },
  'style-path': {
    says: '`{rule}` не может стоять после `{before}`',
    hint: 'правила, которые идут дальше тех, кто использует имя, стоят после всех остальных',
  },
  'style-caption': {
    says: 'это не подпись',
    hint: 'напишите одну строку не длиннее {limit} знаков',
  },
  'task-too-long': {
    says: 'в файле больше {limit} знаков',
    hint: 'задание называет свои сети; уберите то, что относится к ним',
  },
  'toml-unknown-key': {
    says: 'здесь нет ключа `{found}`',
    hint: 'есть ключи {known}',
  },
  'toml-misspelled-key': {
    says: 'здесь нет ключа `{found}`',
    hint: 'не `{near}` ли имеется в виду?',
  },
  'toml-missing-key': {
    says: 'здесь не хватает `{name}`',
    hint: 'напишите `{example}`',
  },
  'toml-value-type': {
    says: 'значением `{name}` должно быть: {wanted:kinds}',
    hint: 'напишите, как в том, что пишет `gradproof init`',
  },
  'toml-unknown-value': {
    says: '`{found}` не бывает значением `{name}`',
    hint: 'напишите одно из: {known}',
  },
  'toml-misspelled-value': {
    says: '`{found}` не бывает значением `{name}`',
    hint: 'не `{near}` ли имеется в виду?',
  },
  'toml-empty': {
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
  'toml-twice': {
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
  'toml-whole': {
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
