import { expect, test } from 'vitest'
import { MISCONCEPTIONS } from '../src/core/judgement.ts'
import { LESSONS } from '../src/grade/misconceptions/index.ts'
import { PRECEDENCE } from '../src/grade/precedence.ts'

test('every misconception has its lesson and its place among the others', () => {
  const keys = PRECEDENCE.map(([key]) => key)
  expect(keys.toSorted()).toEqual(MISCONCEPTIONS.toSorted())
  expect(Object.values(LESSONS).map(lesson => lesson.key)).toEqual(Object.keys(LESSONS))
})
