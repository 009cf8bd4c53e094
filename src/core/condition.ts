import type { IversonSyntax, Syntax } from './syntax.ts'

/** What holds where two letters are the same, or are not, on one side: the side times a bracket that is 1 there. */
export const timesCondition = (condition: IversonSyntax, side: Syntax): Syntax => ({
  kind: 'infix',
  sign: '*',
  left: weightOf(condition),
  right: side,
  ...(side.span && { span: side.span }),
})

/** Letters are compared by `==` alone. */
const weightOf = (condition: IversonSyntax): Syntax =>
  condition.sign === '!='
    ? {
        kind: 'infix',
        sign: '-',
        left: { kind: 'numeral', text: '1' },
        right: { ...condition, sign: '==' },
      }
    : condition
