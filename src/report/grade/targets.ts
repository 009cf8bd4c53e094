import { type Task, targetKey } from '../../core/task.ts'

/** The keys of a mark's targets, in the order of the task. */
export const targetKeys = ({ questions }: Task): readonly string[] =>
  questions.flatMap(question =>
    question.targets.map(({ wrt }) => targetKey(questions, question, wrt)),
  )
