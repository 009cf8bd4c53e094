import type { Graph } from '../core/graph.ts'
import { STEP_KINDS, type StepPoints, type Target } from '../core/task.ts'
import {
  choiceAt,
  choiceOf,
  type Desk,
  missing,
  onlyKeys,
  pointsAt,
  tablesAt,
  textAt,
} from '../toml/fields.ts'
import { tell } from '../toml/report.ts'

/** What is to be derived; each name once. Without a network its names are not looked at. */
export const targetsOf = (
  question: Desk,
  desks: readonly Desk[],
  graph: Graph | undefined,
): readonly Target[] => {
  const known = graph && namesIn(graph)
  const targets = desks.flatMap(desk => targetOf(desk, known))
  targets.forEach(({ wrt }, n) => {
    const isTwice = targets.findIndex(one => one.wrt === wrt) < n
    if (isTwice) tell(question.report, 'toml-twice', spanOf(desks, wrt), { name: wrt })
  })
  return targets
}

/** What the loss can be derived by. */
export const namesIn = ({
  leaves,
  equations,
  families,
  functions,
  loss,
}: Graph): readonly string[] => [
  ...leaves.filter(leaf => !leaf.index && !functions.has(leaf.name)).map(leaf => leaf.name),
  ...equations.map(one => one.name).filter(name => name !== loss),
  ...families.map(one => one.name),
]

const spanOf = (desks: readonly Desk[], wrt: string) => {
  const all = desks.flatMap(({ table }) => {
    const value = table.entries.get('wrt')?.value
    return value?.kind === 'text' && value.value === wrt ? [value.span] : []
  })
  return all.at(-1) ?? { start: 0, end: 0 }
}

const targetOf = (desk: Desk, known: readonly string[] | undefined): readonly Target[] => {
  onlyKeys(desk, 'target', ['wrt', 'points', 'form', 'steps'])
  const { entries } = desk.table
  const asked = textAt(desk, 'wrt')
  if (!entries.has('wrt')) missing(desk, 'wrt', 'wrt = "W"')
  const wrt = asked && known ? choiceOf(desk.report, 'wrt', asked, known) : asked?.value
  const form = choiceAt(desk, 'form', ['next', 'closed', 'any'] as const) ?? 'any'
  const steps = stepsOf(desk)
  const points = pointsOfTarget(desk, steps)
  return wrt === undefined || points === undefined ? [] : [{ wrt, points, form, steps }]
}

const stepsOf = (target: Desk): readonly StepPoints[] => {
  const seen = new Set<string>()
  return tablesAt(target, 'steps').flatMap(desk => {
    onlyKeys(desk, 'steps', ['has', 'points'])
    for (const [key, example] of STEP_KEYS)
      if (!desk.table.entries.has(key)) missing(desk, key, example)
    const has = choiceAt(desk, 'has', STEP_KINDS)
    const points = pointsAt(desk, 'points')
    if (has === undefined || !points) return []
    if (seen.has(has)) tell(desk.report, 'toml-twice', desk.table.span, { name: has })
    seen.add(has)
    return [{ has, points: points.value }]
  })
}

const STEP_KEYS = [
  ['has', 'has = "chain-rule"'],
  ['points', 'points = 1'],
] as const

/** Given, or what its steps add up to. */
const pointsOfTarget = (desk: Desk, steps: readonly StepPoints[]): number | undefined => {
  const sum = hundredths(steps.reduce((all, { points }) => all + points, 0))
  const points = pointsAt(desk, 'points')
  const hasSteps = desk.table.entries.has('steps')
  if (!desk.table.entries.has('points'))
    return hasSteps ? sum : missing(desk, 'points', 'points = 1')
  const areComplete =
    steps.length > 0 && tablesAt({ ...desk, report: [] }, 'steps').length === steps.length
  if (points && areComplete && hundredths(points.value) !== sum)
    tell(desk.report, 'task-steps-sum', points.span, { sum: `${sum}`, points: `${points.value}` })
  return points?.value
}

const hundredths = (points: number): number => Math.round(points * 100) / 100
