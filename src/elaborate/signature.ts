import type { Op } from '../core/op.ts'
import type { Shape } from '../core/shape.ts'
import { shapeOf } from '../core/shape.ts'
import type { FunctionType, Name, TypeSyntax } from '../core/syntax.ts'
import { unknownFunction, unknownMap } from '../ops/unknown.ts'
import { refuse } from './refusal.ts'
import { axesOf, type SizeSink } from './types.ts'

/** The operator of a declared function: elementwise, or a map of whole tensors. */
export const declareFunction = (
  name: Name,
  { signature }: { readonly signature?: FunctionType },
  sink: SizeSink,
): Op => {
  if (!signature) return unknownFunction(name.name)
  const args = signature.args.map(type => sizedShape(name, type, sink))
  const result = sizedShape(name, signature.result, sink)
  const op = unknownMap(name.name, args, result)
  shapes.set(op, { args, result })
  return op
}

/** Shapes that a map takes and gives, where it was declared with them. */
export const mapShapes = (op: Op): MapShapes | undefined => shapes.get(op)
export interface MapShapes {
  readonly args: readonly Shape[]
  readonly result: Shape
}
const shapes = new WeakMap<Op, MapShapes>()

/** Inside a signature every size is written: there is nothing to infer it from. */
const sizedShape = (name: Name, type: TypeSyntax, sink: SizeSink): Shape => {
  if (type.kind === 'function' || type.kind === 'index')
    return refuse('signature-type', name, { name: name.name })
  const axes = axesOf(type, sink)
  const sized = axes.filter(axis => axis !== undefined)
  if (sized.length < axes.length) return refuse('signature-sizes', name, { name: name.name })
  return shapeOf(sized)
}
