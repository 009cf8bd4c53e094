import { describe, expect, test } from 'vitest'
import { MISCONCEPTIONS } from '../src/core/judgement.ts'
import { lessons } from '../src/render/lang/en/lessons.ts'
import { explain } from '../src/report/explain.ts'

describe('the lesson of', () => {
  test.each(MISCONCEPTIONS)('%s shows that check names it', async key => {
    const text = await explain(key)
    expect(text).toContain(`${lessons[key].title}: `)
    expect(text).not.toMatch(/\{\w+\}/)
  })
})

describe('what is explained', () => {
  test.each([
    ['scope', 'zh', '指标'],
    ['loop', 'ru', 'эти уравнения определяют друг друга: …'],
    ['missing-transpose', 'ko', '전치가 빠졌습니다 (missing_transpose)'],
  ])('%s in %s', async (code, lang, part) => {
    expect(await explain(code, { lang })).toContain(part)
  })

  test('is nothing that there is not', async () => {
    await expect(explain('constructor')).rejects.toThrow('no such code: constructor')
    await expect(explain('loops')).rejects.toThrow('did you mean loop?')
  })
})
