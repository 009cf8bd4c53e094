/** The files of a case, each below a line `--- name`; the first has no such line. */
export const partsOf = (first: string, input: string): ReadonlyMap<string, string> =>
  new Map(
    `--- ${first}\n${input}`
      .split(/^--- /m)
      .slice(1)
      .map(part => {
        const [name = '', ...lines] = part.split('\n')
        return [name, lines.join('\n').trimEnd()] as const
      }),
  )
