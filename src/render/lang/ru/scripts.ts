import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a derivation that a person wrote, before its formulas are read. */
export const SCRIPT_PROBLEMS = {
  'latex-broken': {
    says: 'этот LaTeX прочесть нельзя: {message}',
    hint: 'исправьте формулу так, чтобы она набиралась',
  },
  'latex-command': {
    says: 'команда `{command}` неизвестна',
    hint: 'определите её в файле через `\\newcommand` или напишите, что она значит',
  },
  'macros-unbounded': {
    says: 'команды файла раскрываются в слишком длинный текст',
    hint: 'напишите здесь то, что они значат',
  },
  'member-missing': {
    says: 'с одной стороны этого знака ничего нет',
    hint: 'напишите обе части равенства',
  },
  'member-too-long': {
    says: 'в одной части равенства больше {limit} знаков и букв',
    hint: 'дайте её частям имена',
  },
  'member-too-deep': {
    says: 'скобки вложены здесь больше {limit} раз',
    hint: 'дайте частям имена',
  },
  'row-unclear': {
    says: 'неясно, продолжает ли эта строка предыдущую',
    hint: 'закончите предыдущую строку знаком или начните эту со знака',
  },
  conditional: {
    says: 'это сказано лишь о некоторых случаях, и так, что не проверяется',
    hint: 'напишите одно равенство для всех случаев, с `\\delta_{ij}` или `\\begin{cases}`, или условие на одно число перед ним: `если $u > 0$, то`',
  },
  'not-a-notebook': {
    says: 'это не блокнот: его JSON повреждён или без ячеек',
    hint: 'сохраните блокнот заново или проверьте формулы как файл `.md`',
  },
  'derivation-too-long': {
    says: 'в файле больше {limit} знаков',
    hint: 'разделите вывод на несколько файлов',
  },
  'too-many-equalities': {
    says: 'в файле больше {limit} знаков равенства',
    hint: 'разделите вывод на несколько файлов',
  },
} as const satisfies Partial<Record<ProblemCode, Message>>
