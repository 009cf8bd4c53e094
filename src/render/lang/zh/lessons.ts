import type { Lessons } from '../../lesson.ts'
import { FACTOR_LESSONS } from './lessons-factors.ts'
import { ORDER_LESSONS } from './lessons-order.ts'
import { SUM_LESSONS } from './lessons-sums.ts'

export const lessons: Lessons = { ...ORDER_LESSONS, ...FACTOR_LESSONS, ...SUM_LESSONS }
