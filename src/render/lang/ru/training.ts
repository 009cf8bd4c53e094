import type { TrainingWords } from '../../lang.ts'
import { figure } from '../figure.ts'

export const training: TrainingWords = {
  rule: (letter, names, rate) => `${letter}: ${names}; ${rate}`,
  samples: (count, batch) =>
    batch >= count
      ? `примеров: ${count}, все на каждом шаге`
      : `примеров: ${count}, на шаге: ${batch}`,
  taught: seed => `созданы самой сетью при других случайных параметрах, зерно ${seed}`,
  drawn: labels => `случайные метки, так как ответа для них нет: ${labels.join(', ')}`,
  sizes: list => `размеры: ${list}`,
  missing: names => `не вычислено без значения (--set): всё, что зависит от ${names.join(', ')}`,
  agreement: (draws, error) =>
    `градиенты равны проверочным, проб: ${draws}, наибольшая ошибка ${figure(error)}`,
  step: 'шаг',
  diverged: step => `после шага ${step} функция потерь или параметр не конечны: уменьшите --rate`,
  pace: steps => `шагов в секунду: ${steps}`,
  left: seconds =>
    seconds < 90 ? `осталось ${Math.ceil(seconds)} с` : `осталось ${Math.ceil(seconds / 60)} мин`,
}
