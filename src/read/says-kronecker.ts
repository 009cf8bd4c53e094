import { sameSyntax } from '../core/nodes.ts'
import type { Member } from '../core/script.ts'
import type { IversonSyntax, Syntax } from '../core/syntax.ts'

/** Whether a chain says no more than what Kronecker's δ is: `\delta_{ij} = [i = j]`, in brackets or in cases. */
export const saysKronecker = ([head, right, ...more]: readonly Member[]): boolean => {
  if (head?.kind !== 'formula' || right?.kind !== 'formula' || more.length > 0) return false
  const sign = head.readings.find((one): one is IversonSyntax => isKronecker(one) && !!one.isDelta)
  const said = right.readings.find(isKronecker)
  if (!sign || !said) return false
  const isSame = (a: Syntax, b: Syntax) => sameSyntax(said.left, a) && sameSyntax(said.right, b)
  return isSame(sign.left, sign.right) || isSame(sign.right, sign.left)
}

const isKronecker = (syntax: Syntax): syntax is IversonSyntax =>
  syntax.kind === 'iverson' && syntax.sign === '=='
