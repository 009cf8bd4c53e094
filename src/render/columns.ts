/** How many columns letters take on a terminal. */
export const columnsOf = (letters: Iterable<string>): number =>
  [...letters].reduce(
    (sum, letter) => sum + (WIDE.test(letter) ? 2 : MARKS.test(letter) ? 0 : 1),
    0,
  )

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const MARKS = /^\p{M}/u
