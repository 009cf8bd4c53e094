import type { Task } from '../../core/task.ts'

/** The keys of a mark's targets, in the order of the task: the variable, with several questions `question.variable`. */
export const targetKeys = ({ questions }: Task): readonly string[] =>
  questions.flatMap(({ name, targets }) =>
    targets.map(({ wrt }) => (questions.length === 1 ? wrt : `${name}.${wrt}`)),
  )
