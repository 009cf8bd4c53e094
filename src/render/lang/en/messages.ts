import type { Messages } from '../../messages.ts'
import { listed } from '../list.ts'
import { FORMULA_PROBLEMS } from './formulas.ts'
import { MEANING_PROBLEMS } from './meanings.ts'
import { TEXT_PROBLEMS } from './problems.ts'
import { SCRIPT_PROBLEMS } from './scripts.ts'
import { SHAPE_PROBLEMS } from './shapes.ts'
import { TASK_PROBLEMS } from './tasks.ts'
import { USAGE } from './usage.ts'

export const messages: Messages = {
  problems: {
    ...TEXT_PROBLEMS,
    ...MEANING_PROBLEMS,
    ...SHAPE_PROBLEMS,
    ...SCRIPT_PROBLEMS,
    ...FORMULA_PROBLEMS,
    ...TASK_PROBLEMS,
  },
  usage: USAGE,
  kinds: {
    name: 'a name',
    number: 'a number',
    operator: 'a sign such as `+` or `*`',
    comparison: 'a comparison such as `<`',
    end: 'the end of the statement',
    type: 'a type',
    adjective: 'an adjective',
    value: 'a value',
    function: 'a function',
    size: 'a size',
    family: 'a family',
    shorthand: 'a shorthand (`let`)',
    text: 'a text in quotes',
    truth: '`true` or `false`',
    texts: 'a list of texts',
    table: 'a table',
    tables: 'a list of tables',
  },
  system: {
    EACCES: 'no permission',
    EISDIR: 'it is a folder',
    ELOOP: 'its links go in a circle',
    ENAMETOOLONG: 'its name is too long',
    ENOENT: 'there is no such file or folder',
    ENOSPC: 'no space is left',
    ENOTDIR: 'a part of its path is no folder',
    EROFS: 'the file system is read-only',
  },
  phrases: {
    hint: 'hint: ',
    warning: 'warning: ',
    near: ' (did you mean {near}?)',
    known: '; there is: {known}',
    or: parts => listed(parts, ' or '),
    anyShape: 'any shape',
    same: count => `${count} arguments of one shape`,
  },
}
