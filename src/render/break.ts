/**
 * The terms of a sum in LaTeX, each with its sign: `a`, `+ b`, `- c`. What stands in brackets or
 * braces stays together, and so does what is no sum.
 */
export const termsOf = (tex: string): readonly string[] => {
  const starts = [0]
  let depth = 0
  for (let n = 0; n < tex.length; n++) {
    const sign = tex[n] as string
    if (tex[n - 1] !== '\\' || sign === '{' || sign === '}') depth += DEPTHS[sign] ?? 0
    if (depth === 0 && /^ [+-] $/.test(tex.slice(n, n + 3))) starts.push(n + 1)
  }
  return starts.map((start, n) => tex.slice(start, starts[n + 1]).trimEnd())
}

const DEPTHS: Readonly<Record<string, number>> = {
  '{': 1,
  '(': 1,
  '[': 1,
  '}': -1,
  ')': -1,
  ']': -1,
}
