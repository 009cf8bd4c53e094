/** The form of a noun behind a number: 1 шаг, 2 шага, 5 шагов. */
export const plural = (count: number, one: string, few: string, many: string): string => {
  const tens = count % 100
  const ones = tens > 10 && tens < 20 ? 0 : count % 10
  return `${count} ${ones === 1 ? one : ones >= 2 && ones <= 4 ? few : many}`
}
