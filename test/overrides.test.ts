import { describe, expect, test } from 'vitest'
import type { Mark } from '../src/core/mark.ts'
import { overridden, readOverrides, strayOverrides } from '../src/mark/overrides.ts'
import { formatProblem } from '../src/report/problem.ts'
import { textCases } from './support/case-files.ts'

const TARGETS = new Map([
  ['V', 4],
  ['U', 3],
])

const told = async (title: string, source: string): Promise<string> => {
  const { overrides, problems } = readOverrides(source)
  const stray = strayOverrides(overrides, new Set(['a17', 'b, c']), TARGETS)
  const lang = /\((\w\w)\)$/.exec(title)?.[1]
  const lines = [...problems, ...stray].map(one =>
    formatProblem(one, source, 'overrides.csv', lang),
  )
  const read = overrides.map(({ student, target, points, note }) =>
    [student, target, points, ...(note === '' ? [] : [note])].join(' | '),
  )
  return [...read, ...(await Promise.all(lines))].join('\n')
}

test.each(textCases('overrides'))('$title', async ({ title, input, output }) => {
  expect(await told(title, input)).toBe(output)
})

describe('points by hand', () => {
  const mark: Mark = {
    student: 'a17',
    points: 2.5,
    max: 7,
    verdict: 'unread',
    targets: {
      V: { points: 2.5, max: 4, status: 'unread' },
      U: { points: 0, max: 3, status: 'not_reached' },
    },
    firstWrong: null,
    misconception: null,
    needsReview: true,
    review: ['unread', 'left-out'],
    feedback: '',
    equalities: [
      {
        file: 'a.txt',
        n: 1,
        line: 1,
        column: 1,
        left: 'a',
        right: 'b',
        verdict: 'unread',
        target: 'V',
      },
    ],
  }
  const given = (csv: string): Mark => overridden(mark, readOverrides(csv).overrides)

  test('take the place of those of the target, and settle what a person had to see', () => {
    expect(given('student,target,points,note\na17,V,4,"read, and right"')).toEqual({
      ...mark,
      points: 4,
      targets: { ...mark.targets, V: { points: 4, max: 4, status: 'unread' } },
      review: ['left-out'],
      note: 'read, and right',
    })
  })

  test('are no more than there is, and settle all where all have some', () => {
    const { points, review, needsReview, note } = given(
      'student,target,points\na17,V,9\na17,U,0.25',
    )
    expect({ points, review, needsReview, note }).toEqual({
      points: 4.25,
      review: [],
      needsReview: false,
      note: undefined,
    })
  })

  test('of others change nothing', () => {
    expect(given('student,target,points\nb,V,4\na17,W,4')).toBe(mark)
  })
})
