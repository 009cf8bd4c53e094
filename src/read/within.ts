import type { Chain, Script } from '../core/script.ts'

/** The part of a derivation whose signs stand on some lines, or in some cells of a notebook. */
export const within = (
  script: Script,
  lines: { readonly from: number; readonly to: number } | undefined,
): Script => {
  if (!lines) return script
  const isInside = (offset: number): boolean => {
    const { line, cell } = script.place(offset)
    return lines.from <= (cell ?? line) && (cell ?? line) <= lines.to
  }
  const inside = (chains: readonly Chain[]) => chains.flatMap(chain => runs(chain, isInside))
  return {
    ...script,
    chains: inside(script.chains),
    ...(script.said && { said: inside(script.said) }),
  }
}

/** The runs of signs inside, with the members beside them. */
const runs = (
  { members, signs, ...rest }: Chain,
  isInside: (offset: number) => boolean,
): Chain[] => {
  const found: Chain[] = []
  let start = 0
  for (let end = 0; end <= signs.length; end++) {
    const sign = signs[end]
    if (sign && isInside(sign.span.start)) continue
    if (end > start)
      found.push({
        ...rest,
        members: members.slice(start, end + 1),
        signs: signs.slice(start, end),
      })
    start = end + 1
  }
  return found
}
