import type { TrainingWords } from '../render/lang.ts'

/** A line that tells how far something is, on a terminal only. */
export interface Progress {
  readonly tell: (step: number, loss: number) => void
  readonly end: () => void
}

const WIDE = 24
/** Milliseconds between two looks. */
const PAUSE = 100

/** A bar with the pace and the time that is left; it says nothing where no one watches. */
export const progressBar = (
  stream: NodeJS.WriteStream,
  steps: number,
  words: Pick<TrainingWords, 'pace' | 'left'>,
): Progress => {
  if (stream.isTTY !== true || process.env.TERM === 'dumb') return { tell: () => {}, end: () => {} }
  const started = Date.now()
  let shown = started
  let hasShown = false
  return {
    tell: (step, loss) => {
      const now = Date.now()
      if (now - shown < PAUSE) return
      shown = now
      hasShown = true
      const pace = step / ((now - started) / 1000)
      const full = Math.round((step / steps) * WIDE)
      const bar = `${'█'.repeat(full)}${'░'.repeat(WIDE - full)}`
      const rest = `${step}/${steps}  ${words.pace(pace.toFixed(0))}  ${words.left((steps - step) / pace)}`
      stream.write(`\r\u001b[K${bar} ${rest}  ${loss.toPrecision(4)}`)
    },
    end: () => {
      if (hasShown) stream.write('\r\u001b[K')
    },
  }
}
