/** Ends what stays at one place for too long. */
export interface Watch {
  /** `at` is where the work is, shared with who does it; before 0 no time is counted. */
  begin(at: Int32Array): Watched
  end(watched: Watched): void
  /** Nothing is watched any more. */
  stop(): void
}

export interface Watched {
  readonly signal: AbortSignal
}

interface Live extends Watched {
  readonly at: Int32Array
  readonly control: AbortController
  seen: number
  since: number
}

/** Milliseconds between two looks. */
const PAUSE = 100

export const newWatch = (deadline: number): Watch => {
  const live = new Set<Live>()
  let last = Date.now()
  const look = (): void => {
    const now = Date.now()
    // The machine slept, or this thread was busy: nothing can be said of the others.
    const isLate = now - last > PAUSE * LATE
    last = now
    for (const one of live) {
      const at = Atomics.load(one.at, 0)
      if (at < 0 || at !== one.seen || isLate) Object.assign(one, { seen: at, since: now })
      else if (now - one.since > deadline) one.control.abort()
    }
  }
  const timer = setInterval(look, PAUSE)
  return {
    begin: at => {
      const control = new AbortController()
      const watched: Live = { at, control, signal: control.signal, seen: -1, since: 0 }
      live.add(watched)
      return watched
    },
    end: watched => void live.delete(watched as Live),
    stop: () => clearInterval(timer),
  }
}

const LATE = 20
