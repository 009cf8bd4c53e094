import { ONE } from '../core/affine.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { columns, isScalar, jacobianShape, rows, type Shape, shapeOf } from '../core/shape.ts'
import type { Indexed, InfixSyntax, Syntax } from '../core/syntax.ts'
import { opCalled } from '../ops/index.ts'
import { isCoupling } from './network.ts'

type Definitions = ReadonlyMap<string, Syntax>

/** The shape that a part seems to have, in the layout `gradient`; undefined where nothing tells it. */
export const shapeIn = (
  graph: Graph,
  definitions: Definitions,
  syntax: Syntax,
): Shape | undefined => {
  const go = (part: Syntax): Shape | undefined => shapeIn(graph, definitions, part)
  switch (syntax.kind) {
    case 'numeral':
      return []
    case 'indexed':
      return lineShape(syntax, go(syntax.base))
    case 'sum':
      return go(syntax.body)
    case 'name':
      return shapeOfKnown(graph, definitions, syntax.name)
    case 'negation':
      return go(syntax.arg)
    case 'transposition':
      return transposedShape(go(syntax.arg))
    case 'infix':
      return infixShape(syntax, go(syntax.left), go(syntax.right))
    case 'call':
      return callShape(graph, syntax.name, syntax.args.map(go))
    case 'derivative':
      return derivativeShape(syntax.of, syntax.by, go)
    case 'iverson':
      return go(syntax.left)
    case 'differential':
    case 'evaluated':
      return go(syntax.of)
    case 'layered':
      return undefined
  }
}

/** A row or a column of a matrix, as a column; else an entry. */
const lineShape = ({ at, axis }: Indexed, base: Shape | undefined): Shape => {
  const along =
    axis === undefined || base?.length !== 2 || at.length !== 1 ? undefined : base[1 - axis]
  return along ? [along] : []
}

const shapeOfKnown = (graph: Graph, definitions: Definitions, name: string): Shape | undefined => {
  if (graph.sizes.includes(name)) return []
  const known = shapeOfName(graph, name)
  const definition = definitions.get(name)
  if (known || !definition) return known
  const others = new Map([...definitions].filter(([other]) => other !== name))
  return shapeIn(graph, others, definition)
}

const transposedShape = (shape: Shape | undefined): Shape | undefined =>
  shape && (shape.length > 2 ? undefined : matrix(columns(shape), rows(shape)))

const matrix = (height: Shape[number], width: Shape[number]): Shape => shapeOf([height, width])

const infixShape = (
  { sign }: InfixSyntax,
  left: Shape | undefined,
  right: Shape | undefined,
): Shape | undefined => {
  if (!left || !right) return sign === '/' || sign === '^' ? left : undefined
  if (sign === '/' || sign === '.^') return left
  if (sign === '^') return left.length === 1 ? [] : left
  if (isScalar(left)) return right
  if (isScalar(right)) return left
  if (sign === '⊗') return [...left, ...right].filter(dim => dim !== ONE)
  return sign === '*' ? matrix(rows(left), columns(right)) : left
}

const callShape = (
  graph: Graph,
  name: string,
  args: readonly (Shape | undefined)[],
): Shape | undefined => {
  const op = opCalled(name) ?? graph.functions.get(name)
  const keeps = op?.elementwise || (op && isCoupling(op))
  return keeps ? args[0] : undefined
}

const derivativeShape = (
  of: Syntax,
  by: Syntax,
  go: (part: Syntax) => Shape | undefined,
): Shape | undefined => {
  const [above, below] = [go(of), go(by)]
  return above && below && jacobianShape(above, below)
}
