import type { Form } from '../core/derivation.ts'
import { type Call, type Expr, exprKey } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import type { World } from '../core/op.ts'
import { scalar, type Tensor, tensor } from '../core/tensor.ts'
import { type Env, evaluateForm } from './evaluate.ts'
import { NUMBERS } from './number.ts'
import { lookUp, plainEnv } from './sample.ts'
import { dimsOf } from './size-values.ts'

/** Something to compute, and what it is called afterwards; gradients are called `∂L/∂a`. */
export interface Statement {
  readonly name: string
  readonly form: Form
}

/** Statements that are evaluated over and over, for one set of sizes. */
export interface Program {
  /** Gives a name its value. */
  set(name: string, value: Tensor): void
  /** Computes what rests on no moving name. */
  settle(): void
  /** Computes the rest. */
  run(): void
  value(name: string): Tensor
}

/** How a gradient is called among the statements of a program. */
export const gradientName = (of: string, by: string): string => `∂${of}/∂${by}`

/**
 * Statements in an order in which each uses names that are given or earlier ones,
 * compiled once: equal parts are computed once, and what rests on no name of
 * `moving` only when `settle` is called.
 */
export const programOf = (
  graph: Graph,
  places: ReadonlyMap<string, number>,
  statements: readonly Statement[],
  moving: ReadonlySet<string>,
): Program => {
  const building = newBuilding(graph, places, moving)
  for (const statement of statements) place(building, statement)
  const { slots, still, steps, names } = building
  return {
    set: (name, value) => {
      slots[slotOf(building, name)] = value
    },
    settle: () => runAll(still),
    run: () => runAll(steps),
    value: name => slots[lookUp(names, name)] as Tensor,
  }
}

const runAll = (steps: readonly (() => void)[]): void => {
  for (const step of steps) step()
}

interface Building {
  readonly graph: Graph
  readonly places: ReadonlyMap<string, number>
  readonly slots: (Tensor | undefined)[]
  readonly names: Map<string, number>
  /** Slots of calls that have been met, by key. */
  readonly known: Map<string, number>
  readonly moves: Set<number>
  readonly moving: ReadonlySet<string>
  readonly still: (() => void)[]
  readonly steps: (() => void)[]
  readonly env: Env<number>
}

const newBuilding = (
  graph: Graph,
  places: ReadonlyMap<string, number>,
  moving: ReadonlySet<string>,
): Building => {
  const slots: (Tensor | undefined)[] = []
  const names = new Map<string, number>()
  const value = (name: string) => slots[lookUp(names, name)] as Tensor
  const plain = plainEnv(graph, { places, functions: new Map() }, value)
  const env = { ...plain, gradient: (of: string, by: string) => value(gradientName(of, by)) }
  const maps = { names, known: new Map<string, number>(), moves: new Set<number>() }
  return { graph, places, slots, ...maps, moving, still: [], steps: [], env }
}

const place = (building: Building, { name, form }: Statement): void => {
  const slot = form.level === 'matrix' ? slotFor(building, form.expr) : slotOfForm(building, form)
  building.names.set(name, slot)
}

const newSlot = ({ slots, moves }: Building, isMoving: boolean): number => {
  const slot = slots.push(undefined) - 1
  if (isMoving) moves.add(slot)
  return slot
}

/** The place of a name; a name that is not computed is given. */
const slotOf = (building: Building, name: string): number => {
  const known = building.names.get(name)
  if (known !== undefined) return known
  const slot = newSlot(building, building.moving.has(name))
  building.names.set(name, slot)
  return slot
}

const slotFor = (building: Building, expr: Expr): number => {
  switch (expr.kind) {
    case 'num': {
      const slot = newSlot(building, false)
      building.slots[slot] = scalar(Number(expr.value))
      return slot
    }
    case 'var':
      return slotOf(building, expr.name)
    case 'grad':
      return slotOf(building, gradientName(expr.of, expr.by))
    case 'table':
      return slotOfForm(building, { level: 'matrix', expr })
    case 'call':
      return slotOfCall(building, expr)
  }
}

const slotOfCall = (building: Building, expr: Call): number => {
  const key = exprKey(expr)
  const known = building.known.get(key)
  if (known !== undefined) return known
  const args = expr.args.map(arg => slotFor(building, arg))
  const slot = newSlot(
    building,
    args.some(arg => building.moves.has(arg)),
  )
  building.known.set(key, slot)
  schedule(building, slot, applied(building, expr, args, slot))
  return slot
}

const schedule = ({ moves, steps, still }: Building, slot: number, step: () => void): void => {
  const list = moves.has(slot) ? steps : still
  list.push(step)
}

const applied = (
  { graph, places, slots, env }: Building,
  { op, shape, attrs }: Call,
  args: readonly number[],
  slot: number,
): (() => void) => {
  const dims = dimsOf(places, shape)
  const world: World = {
    dims,
    attrs: dimsOf(places, attrs),
    base: graph.base,
    unknown: name => env.unknown(name),
  }
  const given = args.map(arg => slots[arg] as Tensor)
  return () => {
    for (let n = 0; n < args.length; n++) given[n] = slots[args[n] as number] as Tensor
    slots[slot] = tensor(dims, op.eval(NUMBERS, given, world).data)
  }
}

/** What is written in entries is evaluated as it is; it is taken to move. */
const slotOfForm = (building: Building, form: Form): number => {
  const slot = newSlot(building, true)
  schedule(building, slot, () => {
    building.slots[slot] = evaluateForm(NUMBERS, form, building.env)
  })
  return slot
}
