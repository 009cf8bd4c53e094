/**
 * A file name for each student, in their order, without an ending: letters, digits, `.`, `_` and `-` of the
 * name. All are different, from `taken` too, also where case makes no difference.
 */
export const fileNames = (
  students: readonly string[],
  taken: readonly string[] = [],
): readonly string[] => {
  const used = new Set(taken.map(folded))
  return students.map(student => {
    const name = unlike(plainName(student), used)
    used.add(folded(name))
    return name
  })
}

/** Letters of a name: in UTF-8 they are at most 240 bytes. */
const LONGEST = 60

const plainName = (student: string): string => {
  const plain = student
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[.\-\p{M}]+/u, '')
  const short = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/[.-]+$/, '')
  if (short === '') return 'student'
  return DEVICES.test(short) ? `student-${short}` : short
}

/** Names that Windows keeps for devices, with any ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

const unlike = (name: string, used: ReadonlySet<string>): string => {
  for (let n = 1; ; n++) {
    const next = n === 1 ? name : `${name}-${n}`
    if (!used.has(folded(next))) return next
  }
}

const folded = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase()
