import type { Assume, Graph } from '../core/graph.ts'
import type { File } from './file.ts'
import type { openScope } from './scope.ts'

export const assumptionsIn = (
  _graph: Graph,
  _file: File,
  _scope: Parameters<typeof openScope>[0],
): readonly Assume[] => []
