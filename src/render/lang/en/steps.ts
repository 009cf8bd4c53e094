import type { StepWords } from '../../step-words.ts'

export const steps: StepWords = {
  acts: {
    goal: 'the derivative of {of} by {by} is what is asked for',
    'goal-direct': '{by} stands in {of} itself',
    'goal-through': '{by} acts on {of} by way of {through}',
    'goal-both': '{by} acts on {of} by way of {through}, and stands in {of} itself as well',
    component: '{whole} is found entry by entry: {entry} for any {letters}',
    'chain-one':
      '{by} acts on {of} by way of {through} alone, so the derivatives along the way are multiplied',
    'chain-entry':
      '{entry} acts on {of} by way of {through} alone, so there is one product and no sum',
    'chain-sum': '{entry} may act on every {through}, so the shares of all {letters} are added',
    'chain-members':
      '{by} stands in the equation of every {through}, so the shares of all {letters} are added',
    'chain-paths': '{by} acts on {of} by way of {through}: the shares of all paths are added',
    'chain-paths-direct':
      '{by} acts on {of} by way of {through} and stands in {of} itself: all these shares are added',
    'collapse-one': '{through} depends on {entry} only for {where}, so one term of the sum is left',
    'collapse-some':
      '{through} depends on {entry} only for {where}, so only these terms of the sum are left',
    collapse: 'of each sum only the terms are left in which something depends on {by}',
    local: 'by {definition} we have {local}',
    'local-one': 'by {definition} we have {local}, and the factor 1 is left out',
    'local-several': 'by {definition} we have {local}',
    'local-loss': '{by} stands in {definition} itself, so its derivative is read off at once',
    'local-read': 'the derivatives by {by} are read off from {definition}',
    contract: '{delta} is 1 only for {where} and else 0, so only these terms of the sum are left',
    transposed: '{turned}, so that the letter that is summed over stands in neighbouring places',
    'transpose-other':
      'the factors are transposed, so that the letter that is summed over stands in neighbouring places',
    'matrix-same': 'what holds of every entry holds of the whole',
    'matrix-column-row':
      'each entry of {left} times each entry of {right}: column × row = matrix (tensor product)',
    'matrix-entry-by-entry':
      'entries of {left} and {right} at the same place are multiplied: elementwise (Hadamard) product',
    'matrix-matrix-column': 'rows of {left} times the column {right}: matrix × column = column',
    'matrix-row-matrix': 'the row {left} times columns of {right}: row × matrix = row',
    'matrix-matrix-matrix': 'rows of {left} times columns of {right}: matrix × matrix = matrix',
    'matrix-number': 'the number is written with wholes, without letters',
    matrix: 'this holds for all letters, so the entries are put together to wholes',
    'zero-derivative':
      '{by} acts on {of} only by functions whose derivative is 0 almost everywhere',
    'no-path': 'no equation leads from {by} to {of}, so a change of {by} changes nothing there',
    'every-path': 'the products along all paths from {by} to {of} are added',
    'through-activation':
      'the activation and its argument are two links of the chain: both derivatives are factors',
    factor: 'what is common to all terms is taken out',
    jacobian: 'the derivative of what comes next is multiplied by its Jacobian by {by}',
    'own-value': 'the slope of the activation is written by its value, which is known already',
    'next-gradient': 'the gradient that was found before is put in',
    'to-the-loss': 'all derivatives on the way to the loss are put in',
    cancel: 'what stands above and below the line is cancelled',
    expand: 'the brackets are opened, a sum for each term',
    'take-out': 'what the letter of the sum does not touch stands before the sum',
    'without-gradients': 'every other gradient is put in, so only names of the network are left',
    number: 'the numbers that are given are put in',
    'every-factor':
      'every local derivative along the paths is put in, so the derivative stands as its factors',
    'put-in': 'what was found for the gradient before is put in for it',
    differential:
      'where all parameters move a little, each name on the right side adds its share to the change',
    'under-trace':
      'in each summand the factors go round, as they may under a trace, and where it helps everything is transposed, until the change stands last: what stands before it, transposed, is the share in the gradient',
  },
  comma: ', ',
  and: ' and ',
}
