import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a derivation that a person wrote, before its formulas are read. */
export const SCRIPT_PROBLEMS = {
  'latex-broken': {
    says: 'this LaTeX cannot be read: {message}',
    hint: 'repair the formula so that it can be set',
  },
  'latex-command': {
    says: 'the command `{command}` is not known',
    hint: 'define it in the file by `\\newcommand`, or write out what it stands for',
  },
  'macros-unbounded': {
    says: 'the commands of the file stand for more than can be written out',
    hint: 'write out what they stand for here',
  },
  'member-missing': {
    says: 'nothing stands on one side of this sign',
    hint: 'write both sides of the equality',
  },
  'member-too-long': {
    says: 'one side of an equality has more than {limit} signs and letters',
    hint: 'give its parts names',
  },
  'member-too-deep': {
    says: 'brackets stand in more than {limit} others here',
    hint: 'give parts of it names',
  },
  'row-unclear': {
    says: 'it is not clear whether this row goes on with the row before it',
    hint: 'end the row before with a sign, or start this row with one',
  },
  conditional: {
    says: 'this is said of some cases only, and not in a way that is judged',
    hint: 'write one equality for all, with `\\delta_{ij}` or `\\begin{cases}`, or a condition on one number before it: `if $u > 0$, then`',
  },
  'not-a-notebook': {
    says: 'this is no notebook: its JSON is broken or has no cells',
    hint: 'save the notebook again, or check the formulas as a `.md` file',
  },
  'derivation-too-long': {
    says: 'the file has more than {limit} characters',
    hint: 'split the derivation over several files',
  },
  'too-many-equalities': {
    says: 'the file has more than {limit} equals signs',
    hint: 'split the derivation over several files',
  },
} as const satisfies Partial<Record<ProblemCode, Message>>
