import type { Loss, Mark } from '../../core/mark.ts'
import type { Submission } from '../../core/submission.ts'
import type { Student } from './students.ts'

/** What one worker is given at once. */
export interface Batch {
  readonly jobs: readonly Job[]
  /** Shared: the number of the job in work, from 0; -1 before the first. */
  readonly at: Int32Array
}

/** A submission to mark, where it is or what it is. */
export interface Job {
  readonly student: string
  readonly from: Student | Submission
  /** The digest of what was marked already: the same is not marked again. */
  readonly known?: string
}

/** What became of a submission. */
export type Outcome =
  | { readonly kind: 'same'; readonly student: string }
  | {
      readonly kind: 'marked'
      readonly student: string
      readonly digest: string
      readonly mark: Mark
    }
  | LostOutcome

export interface LostOutcome {
  readonly kind: 'lost'
  readonly student: string
  readonly loss: Loss
  /** What this program failed with. */
  readonly error?: string
}

/** What a worker knows from its start: the task as it stands in files. */
export interface WorkerTask {
  readonly source: string
  /** Its networks by their paths. */
  readonly networks: ReadonlyMap<string, string>
  readonly lang?: string
}
