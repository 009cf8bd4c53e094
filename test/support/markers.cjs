// A worker's file for tests of the pool: each student's name says what becomes of it.
const { appendFileSync } = require('node:fs')
const { workerData } = require('node:worker_threads')

const eat = () => {
  for (const all = []; ; ) all.push(new Array(100_000).fill(all.length + 0.5))
}
const spin = () => {
  for (;;);
}

const ENDS = { spin, eat, exit: () => process.exit(3) }

exports.markBatch = ({ jobs, at }) =>
  jobs.map(({ student }, n) => {
    Atomics.store(at, 0, n)
    appendFileSync(workerData.source, `${student}\n`)
    const [, end] = student.split('!')
    const tries = require('node:fs').readFileSync(workerData.source, 'utf8').split(`${student}\n`)
    if (end === 'once' && tries.length === 2) process.exit(1)
    ENDS[end]?.()
    return { kind: 'marked', student, digest: 'd', mark: { student } }
  })
