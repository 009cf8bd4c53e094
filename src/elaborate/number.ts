import Fraction from 'fraction.js'
import type { Numeral, Syntax } from '../core/syntax.ts'

/** The exact value of a numeral: `0.5`, `1e-3`. */
export const numeralValue = ({ text }: Numeral): Fraction => {
  const [digits = '0', exponent = '0'] = text.split(/e/i)
  return new Fraction(digits).mul(new Fraction(10).pow(Number(exponent)) as Fraction)
}

/** The value of a number with an optional sign, or a quotient of such. */
export const numberIn = (syntax: Syntax): Fraction | undefined => {
  if (syntax.kind === 'numeral') return numeralValue(syntax)
  if (syntax.kind === 'negation') return numberIn(syntax.arg)?.neg()
  if (syntax.kind !== 'infix' || syntax.sign !== '/') return undefined
  const top = numberIn(syntax.left)
  const bottom = numberIn(syntax.right)
  return top && bottom && !bottom.equals(0) ? top.div(bottom) : undefined
}
