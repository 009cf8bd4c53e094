import type { UsageCode } from '../../../core/usage.ts'

/** What is said of options, files and numbers, of refusals and of the command's own failures. */
export const USAGE: Readonly<Record<UsageCode, string>> = {
  // Names that do not exist
  'no-such-format': 'такого формата нет: {name}',
  'no-such-style': 'такого стиля нет: {name}',
  'no-such-language': 'такого языка нет: {name}',
  'no-such-layout': 'такой раскладки нет: {name}',
  'no-such-detail': 'такой подробности нет: {name}',
  'no-such-mode': 'такого режима нет: {name}',
  'no-such-order': 'такого порядка нет: {name}',
  'no-such-reporter': 'такого вида отчёта нет: {name}',
  'no-such-equation': 'такого уравнения нет: {name}',
  'no-such-name': 'такого имени нет: {name}',
  'no-such-code': 'такого кода нет: {name}',
  'no-such-shell': 'такой оболочки нет: {name}',
  'no-such-start': 'заготовки с именем {name} нет',
  'no-such-example': 'такого примера нет: {name}',
  // What cannot be asked for
  'alias-unprintable': 'псевдоним имени {name} нельзя напечатать: {latex}',
  'style-clash':
    '{name} и {other} писались бы одинаково, {latex}: измените одно из них в [signs] стиля',
  'formula-unprintable': 'формулу нельзя напечатать: {latex}',
  'is-the-loss': '{name} — сама функция потерь',
  'is-a-position': '{name} — индекс: производной по нему нет',
  'no-values-in-format': 'формат {name} не принимает значений',
  'python-no-forward': 'в модуле Python нет прямых выводов: уберите --mode',
  undrawable: 'нет значения {name}, для которого верно всё сказанное о нём в файле',
  'member-not-derived': 'отдельного вывода по {name} нет',
  'second-needs-scalar': 'для вторых производных нужен скаляр, а {name} — не скаляр',
  'second-of-several': 'вторую производную функции нескольких аргументов пока нельзя записать',
  'slope-in-equation': 'производную внутри уравнения пока нельзя дифференцировать',
  'slope-of-entries': '{name} от нескольких элементов пока нельзя дифференцировать',
  // Numbers for the leaves
  'families-without-values': 'семейства пока не принимают значений',
  'function-without-values': 'функция {name} неизвестна: у неё нет значений',
  'no-leaf': 'в этой сети нет имени {name} без уравнения',
  'leaf-without-value': 'нет значения для {name} : {type}',
  'value-type': 'значение {name} — не {type}',
  'size-not-given': 'размер {name} ни из чего не следует: задайте его, например {name} = 3',
  'value-size':
    'значение {name} : {type} имеет размер {found}, а по остальным должно быть {wanted}',
  'position-range': '{name} — индекс от {first} до {last}, а не {found}',
  'values-json': 'значения — не JSON',
  'values-line': 'строка {line} значений не имеет вида имя = значение, например x = [1, 2.5]',
  'values-twice': 'строка {line} значений: у {name} уже есть значение',
  'values-number': 'строка {line} значений: не число и не список, например [1, 2.5]',
  'value-number': 'значение {name} — не число и не список чисел',
  // Modules of Python
  'export-places': 'места членов {name} пока нельзя записать на Python',
  'export-order':
    'члены {name} и другие следуют друг за другом не в одном направлении: это пока нельзя записать на Python',
  'export-no-equation': 'нет уравнения, которое можно записать на Python',
  'export-name': '{name} не может быть именем в Python',
  'export-unknown': 'нет {name}, которое можно записать',
  'export-no-value': 'для {name} нет значения',
  'export-size': 'размер {name} неизвестен там, где он нужен',
  'export-formula': 'у {name} нет формулы, которую можно записать на Python',
  'export-operator': '{name} пока нельзя записать на Python',
  'export-gradient': 'градиент по {name} здесь неизвестен',
  'export-third': 'третьи производные {name} пока нельзя записать на Python',
  'export-position': 'индекс, знак роста которого зависит от размеров, нельзя записать на Python',
  'export-letters': 'сумму более чем по {most} индексам нельзя записать на Python',
  'export-range': 'область одного индекса зависит от другого',
  'export-slope': 'знак производной нельзя записать на Python',
  'export-entries': '{name} от элементов пока нельзя записать на Python',
  // Files and options
  'output-is-input': 'вывод затёр бы входной файл',
  'two-inputs': 'два файла не могут оба читаться со стандартного ввода',
  'one-submission':
    'в {reporter} помещается одна работа, а не {count}: назовите папку через -o, в ней будет по файлу на каждую',
  'pdf-terminal': 'PDF не для терминала: запишите его в файл, -o',
  'pdf-no-tex':
    'программы {name} нет: установите TeX Live (в Debian и Ubuntu: texlive-latex-recommended texlive-pictures; для русского texlive-lang-cyrillic cm-super-minimal, для lualatex texlive-luatex) или выведите latex-document',
  'pdf-too-long': '{name}: прошло больше {seconds} с, остановлено',
  'pdf-failed': '{name} не может собрать документ: {what}',
  'not-utf8': '{file}: это не текст в кодировке UTF-8',
  'too-large': '{file}: больше {limit} байт',
  'cannot-read': 'не удалось прочитать {file}: {reason}',
  'cannot-write': 'не удалось записать {file}: {reason}',
  'file-exists': '{file} уже есть; ничего не записано',
  'watch-needs-file': '--watch следит за файлом, а не за стандартным вводом',
  watching: 'слежу: {files}; Ctrl-C завершает',
  'watch-written': '{time} записано: {file}',
  'whole-number': 'для {option} нужно целое число от {least}, а не {found}',
  number: 'для {option} нужно число, а не {found}',
  assignment: 'для {option} нужно ИМЯ=ЧИСЛО, а не {found}',
  'names-needed': 'для --wrt нужны имена, например --wrt V,v',
  'unknown-needed': 'для --for нужно имя неизвестного, например --for beta',
  'line-range': 'для --lines нужны два номера строк, например --lines 10-25, а не {found}',
  'unknown-option': 'неизвестный параметр «{option}»',
  'unknown-command': 'неизвестная команда «{name}»',
  'missing-argument': 'не хватает аргумента «{name}»',
  'missing-value': 'параметру «{option}» нужно значение',
  'too-many-arguments': 'слишком много аргументов',
  // A class
  'no-submissions': 'нечего оценивать: среди указанного нет файлов .tex, .md, .ipynb и .txt',
  'student-needs-one': 'для --student нужен один файл или одна папка',
  shard: 'для --shard нужна часть от числа частей, например 2/8, а не {found}',
  'journal-needed':
    '--resume продолжает по журналу: укажите его через --journal FILE или результат через -o FILE',
  'not-a-journal': '{file}: это не журнал gradproof, он не будет перезаписан',
  'journal-anew': 'задание или программа не те, с которыми создан {file}: всё оценивается заново',
  'ignored-files':
    'пропущено, так как читаются только .tex, .md, .ipynb и .txt: {names} (файлов: {count})',
  'told-apart': 'несколько работ называются {name}; они различаются как {names}',
  'given-json': '{file}:{line}: в строке не JSON',
  'given-student': '{file}:{line}: `student` должно быть именем',
  'given-neither': '{file}:{line}: у {name} нет ни `files` для проверки, ни полей оценки',
  'given-file': '{file}:{line}: в `files` у каждого нужны `name` и `text`',
  'given-twice': '{file}:{line}: {name} уже есть',
  'no-folder-format': 'отчёт {name} пишет один файл, а не папку',
  'lost-submissions': 'не удалось оценить: {names} (работ: {count} из {all})',
  'needs-review': 'часть работ должен посмотреть человек: {count} из {all}',
  stopped: 'остановлено; с -o FILE следующий запуск сможет продолжить',
  'stopped-kept': 'остановлено; оценённое стоит в {file}, и --resume продолжит',
  // Verdicts
  'not-verified': 'проверить удалось не всё, смотрите пометки',
  'unused-columns': 'в сети нет имён для столбцов: {names}; они не используются',
  'went-astray': 'спуск разошёлся; параметры не записаны',
  defect: 'ошибка в самой программе gradproof: {what}; сообщите о ней, приложив файл',
  'defect-step': 'шаг {left} = {right} ({rule}) неверен на {error}',
  'defect-result': 'результат {left} = {right} неверен на {error}',
  'defect-equality': 'равенство в решении неверно на {error}',
  'defect-eigenvalues': 'собственные значения {kind} там, где должен быть {extremum}',
  'defect-gradients': 'градиенты отличаются от проверочных на {error}',
  // Why a name cannot be solved for
  'solve-not-a-leaf':
    'нельзя решить относительно {name}: оно определено уравнением; выберите имя без уравнения',
  'solve-position': 'нельзя решить относительно {name}: это индекс, производной по нему нет',
  'solve-tensor': 'нельзя решить относительно {name}: у него больше двух осей',
  'solve-no-path': 'нельзя решить относительно {name}: {loss} от него не зависит',
  'solve-absent':
    'нельзя решить относительно {name}: {name} не входит в градиент {loss}, он всюду одинаков',
  'solve-restricted':
    'нельзя решить относительно {name}: файл ограничивает его{by}, и там, где градиент равен нулю, это может не выполняться; объявите {name} без ограничения',
  'solve-not-linear':
    'нельзя решить относительно {name}: градиент нелинеен, так как {expr} нелинейно по {name}; минимум спуском найдёт `train`',
  'solve-no-matrix-form': 'нельзя решить относительно {name}: у градиента нет матричной формы',
  'solve-too-long':
    'нельзя решить относительно {name}: после подстановки всех определений градиент слишком длинен',
  'solve-two-sided':
    'нельзя решить относительно {name}: его умножают с обеих сторон по-разному (A*X + X*B, уравнение Сильвестра), обратной матрицей это не решается',
  'solve-transposed':
    'нельзя решить относительно {name}: оно входит в градиент и само, и транспонированным, обратной матрицей это не решается',
  'solve-entangled':
    'нельзя решить относительно {name}: слагаемые градиента — не произведения матриц с ним',
  'solve-mixed':
    'нельзя решить относительно {name}: градиент умножает его и на матрицы, и поэлементно, обратной матрицей это не решается',
  'solve-never-met':
    'нельзя решить относительно {name}: у {expr} должна быть обратная, но её не было ни в одной пробе: проверьте размеры',
  'solve-no-value': 'нельзя решить относительно {name}: ни в одной пробе у решения нет значения',
  // Why a network cannot be trained
  'train-no-parameters':
    'функция потерь {loss} не зависит ни от одного параметра: объявите его, например `parameter w : vector(n)`',
  'train-unknown-function':
    'функция {name} неизвестна: возьмите вместо неё известную, например sigma',
  'train-family': 'семейство {name} пока нельзя обучать: распишите его члены',
  'train-restricted-parameter':
    'файл ограничивает {name}, а шаг может это нарушить: закрепите его через --set (скаляр) или объявите без ограничения',
  'train-no-value':
    'нет значения для {names}: задайте его в --values FILE или через --set ИМЯ=ЧИСЛО',
  'train-no-header': 'нет строки с именами столбцов',
  'train-no-rows': 'под именами столбцов нет ни одной строки',
  'train-header-twice': 'второй столбец с именем {name}',
  'train-field-count': 'полей {found}, а в первой строке {wanted}',
  'train-not-a-number': '{text} — не число, столбец {name}',
  'train-unclosed-quote': 'эта кавычка не закрыта',
  'train-stray-quote': 'после закрывающей кавычки ожидается разделитель или конец строки',
  'train-missing-column': 'нет столбца для {names}: столбцы называются x, x1 или x[1]',
  'train-column-outside': 'столбец {at} — не элемент {name}',
  'train-column-gap': 'нет столбца для {name}{at}',
  'train-class-outside': 'значение {name} равно {value}: класс — целое число от {base}',
  'train-class-above': 'значение {name} равно {value}, но классов только {size}',
  'train-size-conflict':
    'по столбцам {name} размер {size} равен {value}, что не согласуется с остальными',
  'train-size-too-small': 'размер {size} был бы меньше 1: задайте {names} через --set',
  'train-not-samples':
    'индексов у {name}: {axes}; называйте столбцы со всеми индексами (пример в строке) либо все данные с одним индексом меньше (строки вдоль общей оси)',
  'train-two-samples': 'неясно, вдоль какой оси идут строки: у {names} нет одного общего размера',
  'train-too-much': '{count} — больше, чем помещается; самое большее {most}',
  'train-set-name': '--set: {name} — не размер и не скаляр этой сети',
  'train-set-size': 'размер {name} — целое число от 1, а не {value}',
  'train-value-name': 'в этой сети нет имени {name} без уравнения',
  'train-value-shape': 'значение {name} должно быть таким: {wanted}',
  'train-value-form': 'это не объект JSON, где именам даны числа и списки',
}
