import type { Mark } from '../../core/mark.ts'
import { classHtml } from './html-class.ts'
import { studentHtml } from './html-student.ts'
import { fileNames } from './names.ts'
import type { GradePrinter } from './reporter.ts'

/** A page for each student and one for the class, each a file that stands on its own: no scripts, no requests. */
export const html: GradePrinter = {
  whole: (sheet, marks) => {
    const [mark] = marks
    return mark && marks.length === 1 ? studentHtml(mark, sheet) : classHtml(sheet, marks)
  },
  *files(sheet, marks) {
    const names = fileNames(studentsOf(marks), ['index']).map(name => `${name}.html`)
    yield { name: 'index.html', text: classHtml(sheet, marks, names) }
    for (const [n, mark] of marks.entries())
      yield { name: names[n] as string, text: studentHtml(mark, sheet) }
  },
}

const studentsOf = (marks: readonly Mark[]): readonly string[] => marks.map(mark => mark.student)
