import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with the text of a file, whatever it means. */
export const TEXT_PROBLEMS = {
  // The text as a whole
  'invalid-encoding': {
    says: 'это не текст в кодировке UTF-8',
    hint: 'сохраните файл в UTF-8',
  },
  'file-too-long': {
    says: 'в файле больше {limit} символов',
    hint: 'разделите сеть на несколько файлов',
  },
  'too-many-tokens': {
    says: 'в файле больше {limit} имён, чисел и знаков',
    hint: 'разделите сеть на несколько файлов',
  },
  'empty-file': {
    says: 'здесь нечего читать',
    hint: 'напишите уравнение, например `y = W*x + b`',
  },
  'too-many-problems': {
    says: 'ошибок больше {limit}; остаток файла не прочитан',
    hint: 'сначала исправьте эти',
  },
  // Characters and tokens
  'unreadable-character': {
    says: '`{character}` здесь ничего не означает',
    hint: 'уберите этот знак; комментарий начинается с `#`',
  },
  'raised-or-lowered': {
    says: '`{character}` здесь ничего не означает',
    hint: 'пишите степени как `x^2`, а элементы как `x[1]`',
  },
  'stray-point': {
    says: 'эта точка не относится ни к числу, ни к знаку',
    hint: "число пишется `0.5`, транспонированная матрица — `X'`",
  },
  'invisible-character': {
    says: 'здесь стоит невидимый символ ({point})',
    hint: 'уберите его',
  },
  'foreign-letter': {
    says: 'в имени `{name}` есть буквы не латинского и не греческого алфавита',
    hint: 'имена состоят из букв a–z, греческих букв, цифр и `_`',
  },
  'number-out-of-range': {
    says: 'число `{number}` слишком велико, слишком мало или слишком длинно',
    hint: 'не больше 100 цифр, показатель степени от -300 до 300',
  },
  'unclosed-bracket': {
    says: 'скобка `{open}` не закрыта',
    hint: 'поставьте `{close}` там, где она кончается',
  },
  'unopened-bracket': {
    says: 'скобка `{close}` ничего не закрывает',
    hint: 'уберите её или поставьте `{open}` там, где она начинается',
  },
  'mismatched-bracket': {
    says: '`{found}` не закрывает `{open}`',
    hint: 'напишите `{close}`',
  },
  'too-deep': {
    says: 'скобки вложены глубже, чем на {limit}',
    hint: 'вынесите внутренние части в отдельные уравнения',
  },
  'statement-too-long': {
    says: 'в этой строке больше {limit} имён, чисел и знаков',
    hint: 'вынесите части в отдельные уравнения',
  },
  // Expressions
  'unexpected-token': {
    says: '`{found}` здесь стоять не может; ожидается {expected:kinds}',
    hint: 'уберите его или закончите запись перед ним новой строкой или `;`',
  },
  'unexpected-end': {
    says: 'запись обрывается; ожидается {expected:kinds}',
    hint: 'допишите её; внутри скобок можно продолжать на следующей строке',
  },
  'missing-operand': {
    says: '`{found}` здесь стоять не может; ожидается {expected:kinds}',
    hint: 'поставьте значение перед `{found}` или уберите лишнее',
  },
  'missing-sign': {
    says: 'в `{found}` между множителями нужен знак',
    hint: 'напишите `{repair}`',
  },
  'double-star': {
    says: 'знака `**` в языке нет',
    hint: 'степень пишется через `^`, поэлементная — через `.^`',
  },
  'power-of-power': {
    says: 'в `{found}` нужны скобки',
    hint: 'напишите `{left}` или `{right}`',
  },
  'bare-derivative': {
    says: 'перед `{sign}` у `{found}` нужны скобки',
    hint: 'напишите `({found}){sign}`',
  },
  'half-derivative': {
    says: 'с `∂` начинается производная, но она не закончена',
    hint: 'напишите `∂y/∂x`: за каждым `∂` имя, элемент или скобка',
  },
  'missing-summand': {
    says: 'у этой суммы есть индексы, но нечего складывать',
    hint: 'напишите `sum({letters}, …)`',
  },
  'bare-comparison': {
    says: 'сравнение само по себе не значение',
    hint: 'напишите `[a {sign} b]`: 1, где верно, и 0 иначе; ограничения начинаются с `assume`',
  },
  'second-equals': {
    says: 'второй знак `=` в одной записи',
    hint: 'на каждый `=` — своё уравнение; сравнение пишется `==`',
  },
  'wrong-equals': {
    says: '`{found}` здесь стоять не может',
    hint: 'напишите `=`',
  },
  'equals-in-bracket': {
    says: '`=` не может стоять между `[` и `]`',
    hint: 'сравнение пишется `==`',
  },
  'called-value': {
    says: '`{found}` вызывает `{name}`, но это значение, а не функция',
    hint: 'произведение пишется `{repair}`',
  },
  // Statements
  'not-a-statement': {
    says: 'это не уравнение и не объявление',
    hint: 'определение пишется `имя = …`, объявление — `имя : тип`',
  },
  'loose-line': {
    says: 'запись не может начинаться с `{found}`',
    hint: 'запись продолжается на следующей строке только внутри скобок',
  },
  'left-side': {
    says: '`{found}` не может стоять слева от `=`',
    hint: 'слева стоит новое имя, элемент `h[j]` или член семейства `h{t}`; факты начинаются с `assume` или `claim`',
  },
  'for-without-member': {
    says: '`for` относится к семейству уравнений',
    hint: 'напишите слева букву: `{name}{{letter}} = …`',
  },
  'family-letter': {
    says: '`for` перебирает `{letter}`, но слева стоит другая буква',
    hint: 'напишите `{member}` с той же буквой',
  },
  'missing-type': {
    says: 'здесь не хватает типа',
    hint: 'напишите scalar, vector(n), row(n), matrix(m, n), tensor(a, b, …), index(n) или function',
  },
  'unknown-type': {
    says: '`{found}` — не тип и не свойство',
    hint: 'типы: scalar, vector, row, matrix, tensor, index, function; свойства: {adjectives}',
  },
  'late-role': {
    says: '`{role}` ставится перед именем',
    hint: 'напишите `{repair}`',
  },
  'wrong-sizes': {
    says: 'у `{type}` неверное число размеров',
    hint: 'напишите `{example}`',
  },
  'unknown-directive': {
    says: 'директивы `@{name}` нет',
    hint: 'директивы: {known}',
  },
  'repeated-directive': {
    says: 'директива `@{name}` повторяется',
    hint: 'оставьте одну из них',
  },
  'empty-directive': {
    says: 'директива `@{name}` пуста',
    hint: 'напишите её текст за ней на той же строке',
  },
  'stray-directive': {
    says: '`@` здесь стоять не может',
    hint: 'директивы пишутся на отдельных строках, произведения — через `*`',
  },
} satisfies Partial<Record<ProblemCode, Message>>
