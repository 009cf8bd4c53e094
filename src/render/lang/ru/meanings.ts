import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** Texts of what is wrong with names, sizes, families and claims of a file that could be read. */
export const MEANING_PROBLEMS = {
  // Names
  'defined-twice': {
    says: '`{name}` определяется второй раз',
    hint: 'дайте одному из двух уравнений другое имя',
  },
  'declared-twice': {
    says: '`{name}` объявляется второй раз',
    hint: 'оставьте одно объявление',
  },
  'name-clash': {
    says: '`{name}` здесь {kind:kinds}, а в другом месте {other:kinds}',
    hint: 'переименуйте одно из них: у размеров, значений, функций и семейств имена общие',
  },
  'name-of-function': {
    says: '`{name}` — функция языка',
    hint: 'выберите другое имя',
  },
  'unknown-name': {
    says: 'имени `{name}` в этом файле нет',
    hint: 'объявите его: `{name} : vector(n)`',
  },
  'misspelled-name': {
    says: 'имени `{name}` в этом файле нет',
    hint: 'может быть, `{near}`?',
  },
  'unknown-function': {
    says: 'функции `{name}` нет',
    hint: 'объявите её: `{name} : function`',
  },
  'misspelled-function': {
    says: 'функции `{name}` нет',
    hint: 'может быть, `{near}`?',
  },
  'option-not-available': {
    says: 'параметра `{option}` у `{name}` пока нет',
    hint: 'распишите его суммами или произведениями',
  },
  'function-as-value': {
    says: '`{name}` — функция, ей нужен аргумент',
    hint: 'напишите `{name}(x)`',
  },
  loop: {
    says: 'эти уравнения определяют друг друга: {loop}',
    hint: 'определите одно из них без остальных',
  },
  'loss-not-defined': {
    says: 'функция потерь `{name}` не определена ни одним уравнением',
    hint: 'назовите левую часть уравнения',
  },
  'loss-not-scalar': {
    says: 'функция потерь `{name}` — не скаляр, а {shape}',
    hint: 'назовите скаляр: `@loss L`, или определите его, например `L = sum({name})`',
  },
  'no-equation': {
    says: 'в файле нет ни одного уравнения',
    hint: 'напишите уравнение, например `y = W*x + b`',
  },
  'name-twice': {
    says: '`{name}` стоит в списке дважды',
    hint: 'оставьте одно',
  },
  'unknown-layout': {
    says: 'раскладки `{found}` нет',
    hint: 'раскладки: {known}',
  },
  'wrong-base': {
    says: 'индексы начинаются с 0 или 1, а не с `{found}`',
    hint: 'напишите `@base 0` или `@base 1`',
  },
  'empty-note': {
    says: 'примечание к `{name}` пусто',
    hint: 'напишите подпись за именем',
  },
  'alias-form': {
    says: 'это не псевдоним',
    hint: 'напишите `@alias имя = запись`, например `@alias eps = \\mathcal E`',
  },
  // Sizes and types
  'not-a-size': {
    says: 'это не размер',
    hint: 'размер — целое число от 1, имя или их сумма, например `h - k + 1`',
  },
  'size-too-small': {
    says: 'размер не может быть {size}',
    hint: 'напишите целое число от 1 или имя',
  },
  'not-a-member': {
    says: 'неясно, какой член семейства имеется в виду',
    hint: 'напишите букву с числом, например `h{t-1}`, или определённый член, например `h{0}`',
  },
  'signature-type': {
    says: 'аргументы и значение функции `{name}` — только тензоры',
    hint: 'напишите scalar, vector(n), row(n), matrix(m, n) или tensor(a, b, …)',
  },
  'signature-sizes': {
    says: 'в сигнатуре `{name}` нужны все размеры',
    hint: 'напишите каждый размер, например `function(vector(n)) -> vector(k)`',
  },
  'adjective-not-square': {
    says: '`{name}` — {shape} и не может быть {adjective}',
    hint: 'объявите квадратную матрицу: `{name} : {adjective} matrix(n, n)`',
  },
  'adjective-of-scalar': {
    says: '`{name}` — скаляр и не может быть {adjective}',
    hint: 'объявите вектор: `{name} : {adjective} vector(n)`',
  },
  'not-as-declared': {
    says: '`{name}` объявлено как {declared}, но уравнение даёт {found}',
    hint: 'измените объявление или уравнение',
  },
  // Families, derivatives, claims and assumptions
  'family-without-loss': {
    says: 'нет функции потерь: член семейства, как `{name}`, сам по себе ею не служит',
    hint: 'добавьте уравнение для скаляра, например `L = sum(t, …)`',
  },
  'member-unknown': {
    says: 'ничто не говорит, что такое этот член `{name}`',
    hint: 'объявите его форму: `{name}{0} : vector(n)`',
  },
  'series-moves': {
    says: 'сумма, пределы которой зависят от `{letter}`, пока не дифференцируется',
    hint: 'запишите её отдельным семейством: `s{t} = s{t-1} + …`',
  },
  'place-unknown': {
    says: '`{letter}` здесь не буква семейства и не размер',
    hint: 'напишите число, длину или букву после `for`, как в `{name}{t-1}`',
  },
  'member-without-range': {
    says: 'не сказано, для каких `{letter}` это верно',
    hint: 'добавьте область: `for {letter} = 1..…`; у каждой записи своя',
  },
  'ranges-unordered': {
    says: 'какие члены `{name}` где стоят, зависит от того, какая из двух длин больше',
    hint: 'дайте семействам одну длину или пусть их области отличаются на числа',
  },
  'family-too-long': {
    says: 'семейство `{name}` слишком длинно, чтобы расписать и проверить его: {what}',
    hint: 'упоминайте члены не дальше {near} мест от края области',
  },
  'family-type': {
    says: 'члены семейства пока нельзя объявить как `{type}`',
    hint: 'запишите их значениями: класс — как `onehot vector`',
  },
  'family-not-solved': {
    says: 'сеть с семейством, как `{name}`, пока нельзя решить',
    hint: 'распишите члены отдельными уравнениями',
  },
  'family-not-exported': {
    says: 'сеть с семейством, как `{name}`, пока нельзя выполнить как программу',
    hint: 'распишите члены отдельными уравнениями',
  },
  'family-gradients-only': {
    says: 'у сети с семейством, как `{name}`, пока нет ни вторых производных, ни прямого вывода',
    hint: 'уберите `--order` и `--mode` или распишите члены отдельными уравнениями',
  },
  'series-without-range': {
    says: 'неясно, какие члены здесь пробегает `{letter}`',
    hint: 'напишите область: `sum({letter} = 1..T, …)`',
  },
  'derivative-in-equation': {
    says: 'производная не может стоять в уравнении',
    hint: 'утверждайте её через `claim`',
  },
  'derivative-by': {
    says: 'производная берётся по имени или элементу',
    hint: 'дайте выражению имя в отдельном уравнении',
  },
  'not-drawable': {
    says: 'такое условие нельзя разыграть случайно',
    hint: "допустимо: `sum(x) = 1`, сравнение имени без уравнения или его элемента с числом, или то, что говорит свойство, например `A' = A`",
  },
  'claim-shapes': {
    says: '{left} не может равняться {right}',
    hint: 'у обеих сторон утверждения одна форма',
  },
  'claim-space': {
    says: 'это {found}',
    hint: 'напишите после него `: {found}` или уберите пространство',
  },
  'entries-form': {
    says: '`entries` перечисляет элементы одного вектора, строки или матрицы',
    hint: 'напишите `entries(x)`, а для элементов вектора в строку — `entries(x, axis=2)`',
  },
  'nabla-form': {
    says: '`nabla` — градиент числа по имени',
    hint: 'напишите `nabla(L, x)` или `nabla(L)`, если L вычисляется из одного имени без уравнения',
  },
  'shorthand-call': {
    says: 'сокращение `{name}` вызвано не так, как определено',
    hint: "число его аргументов: {count}; при одном аргументе `{name}'(x)` — производная",
  },
  'only-in-claims': {
    says: '`{name}` бывает только в утверждениях',
    hint: 'напишите это в `claim`',
  },
  'not-a-leaf': {
    says: '`{name}` определено уравнением и не может быть {word}',
    hint: 'уберите `{word}` или уравнение',
  },
  'value-as-family': {
    says: '`{name}` — одно значение, а не семейство',
    hint: 'напишите `{name}` или определите семейство: `{name}{t} = … for t = 1..T`',
  },
  'family-as-value': {
    says: '`{name}` — семейство, а здесь нужен один его член',
    hint: 'напишите член: `{name}{t}`',
  },
} satisfies Partial<Record<ProblemCode, Message>>
