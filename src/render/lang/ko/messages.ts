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
    name: '이름',
    number: '수',
    operator: '`+`나 `*` 같은 기호',
    comparison: '`<` 같은 비교 기호',
    end: '문장의 끝',
    type: '타입',
    adjective: '수식어',
    value: '값',
    function: '함수',
    size: '크기',
    family: '족',
    shorthand: '줄임(`let`)',
    text: '따옴표 안의 글',
    truth: '`true` 또는 `false`(참이나 거짓)',
    texts: '글의 목록',
    table: '표',
    tables: '표의 목록',
  },
  system: {
    EACCES: '권한이 없습니다',
    EISDIR: '폴더입니다',
    ELOOP: '링크가 순환합니다',
    ENAMETOOLONG: '이름이 너무 깁니다',
    ENOENT: '그런 파일이나 폴더가 없습니다',
    ENOSPC: '남은 공간이 없습니다',
    ENOTDIR: '경로의 일부가 폴더가 아닙니다',
    EROFS: '읽기 전용 파일 시스템입니다',
  },
  phrases: {
    hint: '도움말: ',
    warning: '경고: ',
    near: ' (혹시 {near}?)',
    known: '; 있는 것: {known}',
    or: parts => listed(parts, ' 또는 '),
    anyShape: '임의의 모양',
    same: count => `모양이 같은 인수 ${count}개`,
  },
}
