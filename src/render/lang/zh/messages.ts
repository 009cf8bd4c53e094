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
    name: '名称',
    number: '数',
    operator: '运算符（如 `+` 或 `*`）',
    comparison: '比较符（如 `<`）',
    end: '语句结尾',
    type: '类型',
    adjective: '修饰词',
    value: '值',
    function: '函数',
    size: '尺寸',
    family: '族',
    shorthand: '简写（`let`）',
    text: '引号里的文字',
    truth: '`true` 或 `false`（真或假）',
    texts: '文字的列表',
    table: '表',
    tables: '表的列表',
  },
  system: {
    EACCES: '没有权限',
    EISDIR: '它是文件夹',
    ELOOP: '链接循环',
    ENAMETOOLONG: '名称太长',
    ENOENT: '没有这个文件或文件夹',
    ENOSPC: '空间不足',
    ENOTDIR: '路径的一部分不是文件夹',
    EROFS: '文件系统只读',
  },
  phrases: {
    hint: '提示：',
    warning: '警告：',
    near: '（是不是 {near}？）',
    known: '；可选：{known}',
    or: parts => listed(parts, '或', '、'),
    anyShape: '任意形状',
    same: count => `${count} 个形状相同的自变量`,
  },
}
