import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import { UsageError } from '../core/usage.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import { GRADE_REPORTERS } from '../report/grade/reporters.ts'
import { listed, wholeIn } from './asked.ts'
import { choice, namesIn } from './choices.ts'
import type { Shard } from './grade/digest.ts'
import { usage } from './usage.ts'
import { visible } from './visible.ts'

interface Options {
  readonly reporter?: string
  readonly lang?: string
  readonly student?: string
  readonly jobs?: string
  readonly shard?: string
  readonly resume?: boolean
  readonly journal?: string
  readonly overrides?: string
  readonly selfTest?: boolean
  readonly dryRun?: boolean
  readonly deadline?: string
  readonly output?: string
}

/** `gradproof grade TASK SUBMISSIONS…` */
export const gradeCommand = (): Command =>
  new Command('grade')
    .description('Mark a class.')
    .argument('<task>', 'task file')
    .argument(
      '[submissions...]',
      'files, folders of them, or NDJSON of submissions or marks; - is standard input',
    )
    .addOption(
      choice(
        '--reporter <name>',
        `${GRADE_REPORTERS.join(', ')} (default: ${GRADE_REPORTERS[0]})`,
        GRADE_REPORTERS,
      ),
    )
    .addOption(
      choice(
        '--lang <language>',
        `language of what is told: ${listed(LANGUAGES)} (default: task)`,
        namesIn(LANGUAGES),
      ),
    )
    .option('--student <name>', 'what is given, a file or a folder, is all of this student')
    .option('-j, --jobs <number>', 'threads that mark (default: one for each processor)')
    .option('--shard <i/n>', 'only the students of part i of n')
    .option('--resume', 'go on with the journal of a run that was stopped')
    .option('--journal <file>', 'marks as they are made (default: beside the output)')
    .option('--overrides <file>', 'points by hand (default: overrides.csv beside the task)')
    .option('--deadline <seconds>', 'most time for one submission (default: 10)')
    .option('--self-test', 'try the tests of the task instead')
    .option('--dry-run', 'tell in words what the task asks and gives instead')
    .option('-o, --output <file>', 'write there instead of to standard output; folder/ for pages')
    .addHelpText('after', '\nStatus 1: a submission was lost or needs a person to look.')
    .addHelpText(
      'after',
      usage(
        'grade task.toml submissions/ --reporter csv -o marks.csv',
        'grade task.toml --self-test',
      ),
    )
    .action(run)

const run = async (
  task: string,
  submissions: readonly string[],
  { jobs, shard, deadline, selfTest, dryRun, resume = false, ...options }: Options,
): Promise<void> => {
  const { tellTask, tryTask } = await import('./grade/trial.ts')
  if (dryRun) return tellTask(task, options)
  if (selfTest) return tryTask(task, options)
  const { gradeClass } = await import('./grade/run.ts')
  return gradeClass(task, submissions, {
    ...options,
    isResumed: resume,
    threads: jobs === undefined ? availableParallelism() : wholeIn('-j', jobs, 1),
    deadline: 1000 * (deadline === undefined ? 10 : wholeIn('--deadline', deadline, 1)),
    ...(shard === undefined ? {} : { shard: shardIn(shard) }),
  })
}

const shardIn = (text: string): Shard => {
  const [, part = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number)
  if (part >= 1 && of >= part && Number.isSafeInteger(of)) return { part, of }
  throw new UsageError('shard', { found: visible(text) })
}
