import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** Texts of what is wrong with shapes and entries of a file that could be read. */
export const SHAPE_PROBLEMS = {
  // Shapes
  'sum-shapes': {
    says: '{term} нельзя прибавить к {sum}',
    hint: 'складывайте одинаковые формы, число или скаляр, либо строку или вектор под размер матрицы',
  },
  'ambiguous-broadcast': {
    says: '{term} можно прибавить и к строкам, и к столбцам {sum}',
    hint: 'напишите `{overRows}` для строк или `{overColumns}` для столбцов',
  },
  'product-sizes': {
    says: '{left} и {right} не умножаются: столбцов {columns}, а строк {rows}',
    hint: 'транспонируйте один множитель или напишите `.*` для поэлементного произведения',
  },
  'product-of-vectors': {
    says: '{left} на {right} не умножить',
    hint: '`{a} .* {b}` — поэлементное, `dot({a}, {b})` — скалярное, `{a} ⊗ {b}` — тензорное произведение',
  },
  'product-of-tensors': {
    says: '`*` умножает векторы и матрицы, а не {left} и {right}',
    hint: 'запишите произведение с индексами: `sum(k, A[i,k]*B[k,j,l])`',
  },
  'entrywise-sizes': {
    says: 'для `{sign}` нужны одинаковые формы, а не {left} и {right}',
    hint: 'транспонируйте один операнд или напишите `*` для матричного произведения',
  },
  'sign-shapes': {
    says: '`{sign}` не принимает {left} и {right}',
    hint: 'он принимает векторы и строки',
  },
  'division-by-array': {
    says: 'справа от `/` должен стоять скаляр, а не {shape}',
    hint: 'поэлементное деление — `./`, обратная матрица — `inv(A)*x`',
  },
  'division-by-zero': {
    says: 'это деление на нуль',
    hint: 'делите на что-нибудь другое',
  },
  'exponent-not-scalar': {
    says: 'показатель степени — скаляр, а не {shape}',
    hint: 'поэлементная экспонента пишется `exp(x)`',
  },
  'power-of-vector': {
    says: 'у {shape} есть только `{a}^2`: квадрат нормы',
    hint: 'поэлементная степень пишется `{a}.^3`',
  },
  'power-of-matrix': {
    says: '`^` у {shape} не имеет смысла: матрица не квадратная',
    hint: 'квадраты элементов — `{a}.^2`, сумма квадратов — `norm2({a})^2`',
  },
  'matrix-exponent': {
    says: 'степень матрицы — целое число',
    hint: 'напишите `{a}^2`, `{a}^-1` или поэлементно `.^`',
  },
  'transposed-tensor': {
    says: 'у {shape} больше двух осей, его нельзя транспонировать',
    hint: 'запишите элементы в нужном порядке',
  },
  'norm-inside-sum': {
    says: '`{a}^2` — уже скаляр: квадрат нормы',
    hint: 'напишите `{name}({a}.^2)`',
  },
  'sum-of-scalar': {
    says: '`{name}` от скаляра — сам этот скаляр',
    hint: 'уберите `{name}` или суммируйте по индексам: `sum(i, x[i])`',
  },
  'wrong-arguments': {
    says: '`{name}` не принимает {given}',
    hint: 'принимает {accepted:types}',
  },
  'one-argument': {
    says: 'у `{name}` один аргумент, а не {count}',
    hint: 'напишите `{name}(x)`',
  },
  'wrong-sizes-of-function': {
    says: '`{name}` не принимает таких размеров',
    hint: 'напишите один размер или два, если у матрицы есть строки и столбцы',
  },
  'no-prime': {
    says: "`{name}'` не имеет смысла: `{name}` — не поэлементная функция",
    hint: 'производная по первому аргументу пишется `∂_1 {name}(x)`',
  },
  'no-such-slot': {
    says: 'аргументов у `{name}` здесь {count}, аргумента {slot} нет',
    hint: 'аргументы считаются с 1',
  },
  // Entries
  'unbound-letter': {
    says: 'индекс `{name}` нигде не связан',
    hint: 'поставьте его слева, `y[{name}] = …`, или суммируйте по нему: `sum({name}, …)`',
  },
  'value-as-position': {
    says: '`{name}` — значение, а не индекс',
    hint: 'индексы — это буквы, размеры, целые числа и имена, объявленные как `index(n)`',
  },
  'not-a-position': {
    says: 'это не индекс',
    hint: 'индекс — сумма букв, размеров и целых чисел, например `i + k - 1`',
  },
  'position-count': {
    says: 'осей у {shape}: {count}, а индексов {given}',
    hint: 'напишите по индексу на каждую ось',
  },
  'position-outside': {
    says: 'этот индекс выходит за край: элементов {size}, счёт с {first}',
    hint: 'считайте с {first}',
  },
  'letter-as-value': {
    says: 'индекс `{name}` — не значение',
    hint: 'буквы стоят в индексах, например `x[{name}]`',
  },
  'index-as-value': {
    says: '`{name}` — индекс, а не значение',
    hint: 'напишите его как индекс, например `x[{name}]`',
  },
  'letter-inside': {
    says: 'здесь внутри не может стоять индекс',
    hint: 'распишите выражение по элементам',
  },
  'array-beside-entries': {
    says: 'функции сразу от элементов и от целого {shape} пока нет',
    hint: 'передайте функции только скаляры или только целые массивы',
  },
  'entry-expected': {
    says: 'это {shape}, а здесь нужен элемент',
    hint: 'напишите элемент, например `{a}[i]`',
  },
  'only-apart': {
    says: 'это верно только там, где `{first}` и `{second}` различны',
    hint: 'скажите это или выпишите и случай `{first}` = `{second}`',
  },
  'letter-without-range': {
    says: 'ничто не говорит, докуда идёт индекс `{letter}`',
    hint: 'пусть он стоит один на какой-нибудь оси, или напишите `sum({letter} = 1..n, …)`',
  },
  'letter-unclear-range': {
    says: 'по элементам не видно, докуда идёт индекс `{letter}`',
    hint: 'объявите имя слева вместе с размерами',
  },
  'letter-two-ranges': {
    says: 'индекс `{letter}` в другом месте идёт до {first}, а здесь до {second}',
    hint: 'возьмите другую букву или одинаковые размеры',
  },
  'letters-unlike': {
    says: 'индекс `{left}` идёт до {first}, а `{right}` до {second}: это не символ Кронекера',
    hint: 'скажите, что значит этот знак: `\\delta_{ij} := …`',
  },
  'empty-range': {
    says: 'эта область пуста',
    hint: 'сначала пишется меньший конец',
  },
  'repeated-letter': {
    says: 'индекс `{letter}` стоит слева дважды',
    hint: 'возьмите свою букву для каждой оси',
  },
  'letter-count': {
    says: '`{name}` объявлено как {declared}, а индексов здесь {given}',
    hint: 'напишите по букве на каждую ось',
  },
  'comparison-of-letters': {
    says: 'индексы сравниваются только через `==`',
    hint: 'область ограничивает `sum(i = 1..k, …)`',
  },
  'letter-hides-name': {
    says: 'индекс `{letter}` — ещё и имя; имя здесь скрыто',
    hint: 'возьмите другую букву; показано как `{shown}`',
  },
  'entries-outside': {
    says: 'некоторые элементы, нужные для `{name}`, лежат за краем; они считаются нулями',
    hint: 'если это не задумано, сократите области',
  },
} satisfies Partial<Record<ProblemCode, Message>>
