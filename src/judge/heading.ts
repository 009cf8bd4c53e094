import { heard } from '../hear/join.ts'

/** Where steps by the gradient are to go, as the words say: down, where they say nothing. */
export type Heading = 'down' | 'up' | 'unclear'

/** "Gradient ascent" is up; "we maximise" alone, or beside words of descent, may be said of something else than the loss. */
export const headingOf = (source: string): Heading => {
  if (ASCENT.test(source)) return DOWN.test(source) ? 'unclear' : 'up'
  return MAXIMISE.test(source) ? 'unclear' : 'down'
}

const ASCENT = heard(({ steps }) => steps.ascent)
const MAXIMISE = heard(({ steps }) => steps.maximise)
const DOWN = heard(({ steps }) => steps.descent)
