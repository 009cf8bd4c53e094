import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { atom } from '../core/python.ts'
import { entry, ZERO_TERM } from '../core/term.ts'

/** The number π */
export const pi: Op = {
  name: 'pi',
  primitive: 'circle-number',
  spelling: { kind: 'call', names: ['pi'] },
  signatures: ['-> scalar'],
  entry: () => entry(call(pi, []), []),
  partial: () => ZERO_TERM,
  eval: (A, _args, { dims }) => ({ dims, data: [A.pi] }),
  tex: () => '\\pi',
  python: py => ({ ...atom(`${py.library}.pi`), isPlain: true }),
  example: { args: [], text: 'pi', pullback: [] },
}
