import type { TrainingWords } from '../render/lang.ts'

/** A line that tells how far something is, on a terminal only. */
export interface Progress {
  readonly tell: (step: number, loss?: number) => void
  readonly end: () => void
}

const WIDE = 24
/** Milliseconds between two looks. */
const PAUSE = 100

/**
 * A bar with the pace and the time that is left; it says nothing where no one watches. Without an end there
 * is no bar.
 */
export const progressBar = (
  stream: NodeJS.WriteStream,
  steps: number | undefined,
  { pace: inWords, left }: Pick<TrainingWords, 'pace' | 'left'>,
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
      const rest = steps === undefined ? [] : [left((steps - step) / pace)]
      const parts = [far(step, steps), inWords(pace.toFixed(0)), ...rest]
      if (loss !== undefined) parts.push(loss.toPrecision(4))
      stream.write(`\r\u001b[K${parts.join('  ')}`)
    },
    end: () => {
      if (hasShown) stream.write('\r\u001b[K')
    },
  }
}

const far = (step: number, steps?: number): string => {
  if (steps === undefined) return `${step}`
  const full = Math.round((step / steps) * WIDE)
  return `${'█'.repeat(full)}${'░'.repeat(WIDE - full)} ${step}/${steps}`
}
