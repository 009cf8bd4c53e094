import type { Loss, Mark, TargetMark } from '../core/mark.ts'
import { type Task, targetKey } from '../core/task.ts'
import { languageFor } from './language.ts'

/** Makes the marks of submissions that could not be marked: no points, and a person has to look. */
export const lostMarker = async (task: Task): Promise<(student: string, loss: Loss) => Mark> => {
  const { losses } = await (await languageFor({ lang: task.lang })).course()
  const targets = emptyTargets(task)
  const max = Object.values(targets).reduce((sum, target) => sum + target.max, 0)
  return (student, loss) => ({
    student,
    points: 0,
    max,
    verdict: 'unread',
    targets,
    firstWrong: null,
    misconception: null,
    needsReview: true,
    review: ['lost'],
    feedback: losses[loss],
    equalities: [],
    lost: loss,
  })
}

const emptyTargets = ({ questions }: Task): Readonly<Record<string, TargetMark>> =>
  Object.fromEntries(
    questions.flatMap(question =>
      question.targets.map(({ wrt, points }) => [
        targetKey(questions, question, wrt),
        { points: 0, max: points, status: 'unread' as const },
      ]),
    ),
  )
