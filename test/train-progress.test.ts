import { describe, expect, test, vi } from 'vitest'
import { progressBar } from '../src/cli/progress.ts'
import { curveSvg, curveText } from '../src/render/curve.ts'
import { training } from '../src/render/lang/en/training.ts'
import { type TrainOptions, trainSource } from '../src/report/train.ts'
import { SAMPLE_NETWORK } from './support/train-network.ts'

const printed = async (options: TrainOptions): Promise<string> => {
  const result = await trainSource(SAMPLE_NETWORK, options)
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  return result.output
}

describe('a curve', () => {
  const curve = { title: 'a<b', points: [10, 1, 0.1, 0.1].map((y, x) => [x, y] as const) }

  test('in letters falls from its most to its least', () => {
    const lines = curveText(curve)
    expect(lines.at(0)).toMatch(/^ 10 │•/)
    expect(lines.at(-2)).toMatch(/^0\.1 │ +•+$/)
    expect(lines.at(-1)).toMatch(/└─+ 3$/)
  })

  test('as a picture holds no text that is not escaped', () => {
    expect(curveSvg(curve)).toContain('<title>a&#60;b</title>')
    expect(curveSvg(curve)).toMatch(/points="70\.0,30\.0 .* 620\.0,320\.0"/)
  })

  test('is printed where it is asked for', async () => {
    const options = { steps: 10, samples: 5 }
    expect(await printed({ ...options, hasCurve: true })).toContain('└──')
    expect(await printed(options)).not.toContain('└──')
  })
})

describe('a bar', () => {
  const written = (isTTY: boolean, wait: number, steps?: number, loss?: number): string => {
    let text = ''
    let now = 0
    vi.spyOn(Date, 'now').mockImplementation(() => now)
    const write = (part: string): boolean => {
      text += part
      return true
    }
    const stream = { isTTY, write }
    const bar = progressBar(stream as unknown as NodeJS.WriteStream, steps, training)
    for (const step of [1, 2]) {
      now += wait
      bar.tell(step, loss)
    }
    bar.end()
    vi.restoreAllMocks()
    return text
  }

  test('tells how far it is, the pace and the time that is left', () => {
    const bar = '█'.repeat(12) + '░'.repeat(12)
    const [, last] = written(true, 500, 4, 0.5).split(bar)
    expect(last).toBe(' 2/4  2 steps/s  1 s left  0.5000\r\u001b[K')
  })

  test('tells the pace where nobody knows how much there is', () => {
    expect(written(true, 500)).toBe('\r\u001b[K1  2 steps/s\r\u001b[K2  2 steps/s\r\u001b[K')
  })

  test('is silent where no one watches, and where all is done at once', () => {
    expect(written(false, 500, 4)).toBe('')
    expect(written(true, 10, 4)).toBe('')
  })
})
