import { opposite } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { oneSignChanged } from '../sign.ts'

/** The whole, or one term of it, has the wrong sign. */
export const signError: Lesson<'sign_error'> = {
  key: 'sign_error',
  *repairs({ wrong }) {
    yield { syntax: opposite(wrong), values: { term: wrong } }
    for (const { syntax, written } of oneSignChanged(wrong))
      yield { syntax, values: { term: written } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂z = l - z',
    right: '∂ε/∂z = z - l',
    alike: { network: TWO_LAYERS, text: '∂ε/∂z = -(l - z)' },
  },
}
