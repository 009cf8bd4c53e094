import type { Infix } from '../../core/op.ts'
import type { CallSyntax, InfixSyntax, Syntax } from '../../core/syntax.ts'
import { turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** `U ∂ε/∂q` for `Uᵀ ∂ε/∂q`: a transpose on one factor is missing, or one too many. */
export const missingTranspose: Lesson<'missing_transpose'> = {
  key: 'missing_transpose',
  *repairs(at) {
    for (const { syntax, written, meant } of everywhere(at.wrong, part => toggled(at, part)))
      yield { syntax, values: { written, meant } }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂y = U*∂ε/∂q',
    right: "∂ε/∂y = U'*∂ε/∂q",
    alike: {
      network: 'W1 : matrix; s : row; o = s*W1; L = sum(sigma(o))',
      text: "∂L/∂s = ∂L/∂o*W1'",
    },
  },
}

/** One operand turned: of a product any that is no product itself, of a sum a term, of a function its argument. */
const toggled = ({ shapeOf }: Suspect, part: Syntax): readonly Syntax[] => {
  if (part.kind !== 'infix') return part.kind === 'call' ? ofArgument(part) : []
  const { span: _, ...bare } = part
  return [part.left, part.right].flatMap((operand, n) => {
    if (!isTurnable(part, operand) || shapeOf(operand)?.length === 0) return []
    return [n === 0 ? { ...bare, left: turned(operand) } : { ...bare, right: turned(operand) }]
  })
}

const isTurnable = ({ sign }: InfixSyntax, operand: Syntax): boolean => {
  if (operand.kind === 'transposition' || isAtom(operand)) return TURNED.has(sign)
  const isSum = operand.kind === 'infix' && (operand.sign === '+' || operand.sign === '-')
  return sign === '*' && (isSum || (operand.kind === 'infix' && operand.sign === '.*'))
}

const TURNED: ReadonlySet<Infix> = new Set(['*', '+', '-', '.*', './'])

const isAtom = ({ kind }: Syntax): boolean => ATOMS.has(kind)
const ATOMS = new Set<Syntax['kind']>(['name', 'derivative', 'differential', 'call', 'layered'])

const ofArgument = (part: CallSyntax): readonly Syntax[] => {
  const { span: _, ...bare } = part
  const [arg, ...rest] = part.args
  const isOne = arg && (arg.kind === 'transposition' || isAtom(arg))
  return isOne ? [{ ...bare, args: [turned(arg), ...rest] }] : []
}
