import { name, numeral } from '../../core/nodes.ts'
import { over } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { LINE } from '../networks.ts'
import { scaled } from '../scale.ts'

/** 1/N forgotten, added or applied twice. */
export const missingAveraging: Lesson<'missing_averaging'> = {
  key: 'missing_averaging',
  *repairs({ graph, wrong }) {
    for (const size of graph.sizes.map(one => name(one))) {
      const mean = over(numeral(1), size)
      for (const { syntax } of scaled(wrong, mean, size)) yield { syntax, values: { ratio: mean } }
      for (const { syntax } of scaled(wrong, size, mean)) yield { syntax, values: { ratio: size } }
    }
  },
  example: {
    network: LINE,
    wrong: '∂L/∂b = 2*sum(s, yhat[s] - y[s])',
    right: '∂L/∂b = 2/N*sum(s, yhat[s] - y[s])',
    alike: {
      network: 'x, y : vector(N); w, b : scalar; yhat = w*x + b; L = sum((yhat - y).^2)',
      text: '∂L/∂b = 2*sum(s, yhat[s] - y[s])',
    },
  },
}
