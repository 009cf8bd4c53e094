import type { Graph } from '../core/graph.ts'
import type { Places } from '../family/move.ts'

/** A network written out, and the places that a letter may stand for. */
export interface Stage {
  /** As the file has it. */
  readonly general: Graph
  readonly graph: Graph
  readonly lengths: Places
}
