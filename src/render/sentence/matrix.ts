import type { Form } from '../../core/derivation.ts'
import type { Call, Expr } from '../../core/expr.ts'
import { isScalar } from '../../core/shape.ts'
import { captionOf } from '../caption.ts'
import { quoteExpr } from '../quote.ts'
import { endsOf, isSame, type Saying, type Scene } from './scene.ts'
import { openedOf, turnedBack, turnedIn } from './see.ts'

/** Which product of wholes the entries are. */
export const sayMatrix = (scene: Scene): Saying => {
  const form = scene.derivation.steps[scene.n]?.form as Form
  const whole = { whole: [[scene.now]], entry: [[scene.before]] }
  if (form.level === 'index') return { act: 'matrix', values: whole }
  const { expr } = form
  if (isScalar(expr.shape)) return { act: 'matrix-number', values: whole }
  if (isSame(openedOf(scene.before).base, scene.now) || expr.kind === 'grad')
    return { act: 'matrix-same', values: whole }
  const caption = captionOf(form)
  if (!caption) return { act: 'matrix', values: whole }
  const [left, right] = (expr as Call).args as readonly [Expr, Expr]
  const side = (one: Expr) => [[quoteExpr(one, scene.graph.names)]]
  return { act: `matrix-${caption}`, values: { ...whole, left: side(left), right: side(right) } }
}

/** Which entries are those of a transpose. */
export const sayTranspose = (scene: Scene): Saying => {
  const old = turnedIn(scene.before)
  const turned = turnedIn(scene.now)
    .filter(one => !old.some(other => isSame(one, other)))
    .flatMap(one => {
      const back = turnedBack(one)
      return back ? [[back, one]] : []
    })
  if (turned.length === 0) return { act: 'transpose-other', values: endsOf(scene) }
  return { act: 'transposed', values: { turned: turned.slice(0, 2) } }
}
