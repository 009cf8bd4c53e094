import type { Equation } from '../core/graph.ts'

/** Equations in an order in which each uses earlier ones only; a loop where there is none. */
export const inOrder = (
  all: readonly Equation[],
): { readonly equations: readonly Equation[]; readonly loop?: readonly string[] } => {
  const byName = new Map(all.map(equation => [equation.name, equation]))
  const order: Equation[] = []
  const state = new Map<string, 'open' | 'done'>()
  for (const { name } of all) {
    const loop = visit(name, byName, state, order)
    if (loop) return { equations: [], loop }
  }
  return { equations: order }
}

/** Depth first with a stack of its own: chains of members may be long. */
const visit = (
  start: string,
  byName: ReadonlyMap<string, Equation>,
  state: Map<string, 'open' | 'done'>,
  order: Equation[],
): readonly string[] | undefined => {
  const stack: { readonly equation: Equation; next: number }[] = []
  const enter = (name: string): readonly string[] | undefined => {
    const equation = byName.get(name)
    if (!equation || state.get(name) === 'done') return undefined
    if (state.get(name) === 'open') {
      const trail = stack.map(one => one.equation.name)
      return [...trail.slice(trail.indexOf(name)), name]
    }
    state.set(name, 'open')
    stack.push({ equation, next: 0 })
    return undefined
  }
  enter(start)
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const use = top.equation.uses[top.next++]
    if (use !== undefined) {
      const loop = enter(use)
      if (loop) return loop
      continue
    }
    state.set(top.equation.name, 'done')
    order.push(top.equation)
    stack.pop()
  }
  return undefined
}
