// One run of the benchmark in a process of its own: node scripts/layers.mjs LAYERS
// Prints how long each phase took and what the processor worked, in ms, and the most memory held, in MB.
import { defaultNames, derive, elaborate, parseNetwork, verify } from '../dist/index.js'

/** p1 = W1*x + b1, y1 = sigma(p1), p2 = W2*y1 + b2, …; nothing is declared. */
const network = layers => {
  const lines = Array.from({ length: layers }, (_, k) => {
    const input = k === 0 ? 'x' : `y${k}`
    return `p${k + 1} = W${k + 1}*${input} + b${k + 1}\ny${k + 1} = sigma(p${k + 1})`
  })
  return `${lines.join('\n')}\nepsilon = 1/2*(y${layers} - t)^2\n`
}

const times = {}

const timed = async (phase, work) => {
  const before = performance.now()
  const result = await work()
  times[phase] = performance.now() - before
  return result
}

const start = process.cpuUsage()
const layers = Number(process.argv[2])
const text = network(layers)
const { statements } = await timed('parse', () => parseNetwork(text))
const { graph } = await timed('elaborate', () => elaborate(statements))
const parameters = defaultNames(graph).filter(name => /^[Wb]/.test(name))
const derivations = await timed('derive', () => derive(graph, parameters))
const verification = await timed('verify', () => verify(graph, derivations, { seed: 1 }))

if (parameters.length !== 2 * layers) throw new Error(`${parameters.length} parameters`)
const { verified, skipped, findings } = verification
const steps = findings.flat().filter(finding => finding !== undefined).length
const { user, system } = process.cpuUsage(start)
const work = (user + system) / 1000
const memory = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ ...times, work, steps, skipped, verified, memory }))
