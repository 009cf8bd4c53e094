import type { ClaimForm, Graph } from '../core/graph.ts'
import type { File } from './file.ts'

export const claimsIn = (_graph: Graph, _file: File): readonly ClaimForm[] => []
