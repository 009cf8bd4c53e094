import type { Task } from '../../core/task.ts'
import type { CheckWords } from '../../render/check-words.ts'
import type { CourseWords } from '../../render/course-words.ts'
import type { Lessons } from '../../render/lesson.ts'
import { languageOf } from '../language.ts'
import { VERSION } from '../version.ts'

/** All that a report on a class is made from, beside the marks. */
export interface GradeSheet {
  readonly task: Task
  readonly course: CourseWords
  readonly check: CheckWords
  readonly lessons: Lessons
  /** The name of the language. */
  readonly lang: string
  /** The version of the program. */
  readonly version: string
  /** For a terminal that shows colours. */
  readonly isColoured: boolean
}

/** In the language that is asked for, else the task's. Throws UsageError for one that does not exist. */
export const gradeSheetOf = async (
  task: Task,
  {
    lang = task.lang,
    isColoured = false,
  }: { readonly lang?: string; readonly isColoured?: boolean } = {},
): Promise<GradeSheet> => {
  const language = await languageOf({ lang })
  return {
    task,
    course: await language.course(),
    check: await language.check(),
    lessons: await language.lessons(),
    lang: language.name,
    version: VERSION,
    isColoured,
  }
}
