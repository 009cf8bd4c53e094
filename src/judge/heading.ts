/** Where steps by the gradient are to go, as the words say: down, where they say nothing. */
export type Heading = 'down' | 'up' | 'unclear'

/** "Gradient ascent" is up; "we maximise" alone, or beside words of descent, may be said of something else than the loss. */
export const headingOf = (source: string): Heading => {
  if (!UP.test(source)) return 'down'
  return ASCENT.test(source) && !DOWN.test(source) ? 'up' : 'unclear'
}

const ASCENT = /\bascen[td]|\bclimb|uphill|подъ[её]м|восхожд|上升|爬升|상승/iu
const UP = new RegExp(`${ASCENT.source}|maximi[sz]|максими|最大化|极大化|최대화`, 'iu')
const DOWN = /\bdescen[td]|downhill|minimi[sz]|спуск|минимиз|下降|最小化|极小化|하강|최소화/iu
