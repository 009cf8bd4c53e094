/** A name that is not taken: the wish itself, else with a number behind it. */
export const freeName = (wish: string, taken: ReadonlySet<string>): string => {
  let name = wish
  for (let n = 1; taken.has(name); n++) name = `${wish}_${n}`
  return name
}
