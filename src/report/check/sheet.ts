import type { Graph } from '../../core/graph.ts'
import type { Judgement } from '../../core/judgement.ts'
import type { Script } from '../../core/script.ts'
import type { CheckWords } from '../../render/check-words.ts'
import type { Lessons } from '../../render/lesson.ts'
import type { Messages } from '../../render/messages.ts'

/** All that a report on a derivation is made from. */
export interface CheckSheet {
  /** The file of the derivation, as it was named. */
  readonly file: string
  readonly graph: Graph
  readonly script: Script
  readonly judgement: Judgement
  readonly words: CheckWords
  readonly lessons: Lessons
  readonly messages: Messages
  /** The name of the language. */
  readonly lang: string
  /** The version of the program. */
  readonly version: string
}
