/** The letters of a layer b = f(a), a = W*x + c, and of what goes in. */
export interface Layer {
  readonly weight: string
  readonly bias: string
  readonly before: string
  readonly after: string
}

/** A network of layers in the manner of the notes. */
export interface Stack {
  readonly input: string
  readonly label: string
  readonly loss: string
  readonly activation: string
  readonly layers: readonly Layer[]
}

export type Manner = 'arrows' | 'annotated'

/** The equation file. */
export const sourceOf = ({ input, label, loss, activation, layers }: Stack): string => {
  const inputs = [input, ...layers.map(layer => layer.after)]
  return [
    `input ${input} : vector`,
    `label ${label} : vector`,
    ...layers.flatMap(({ weight, bias, before, after }, n) => [
      `${before} = ${weight}*${inputs[n]} + ${bias}`,
      `${after} = ${activation}(${before})`,
    ]),
    `${loss} = 1/2*(${inputs.at(-1)} - ${label})^2`,
    '',
  ].join('\n')
}

/** The notes' pattern for it: network, head and chains, as in the case files. */
export const patternOf = (stack: Stack, manner: Manner): string => {
  const written = { ...stack, loss: tex(stack.loss) }
  return [network(written), head(written), chains(written, manner)].join('\n==>\n')
}

const network = ({ input, label, loss, activation, layers }: Stack): string =>
  [
    ...layers.flatMap(({ weight, bias, before, after }, n) => [
      `${vec(before)} &= ${bold(weight)} ${vec(layers[n - 1]?.after ?? input)} + ${vec(bias)}`,
      `${vec(after)} &= ${sign(activation)}(${vec(before)})`,
    ]),
    `${loss} &\\stackrel{(\\approx)}{=} \\frac{1}{2} (${vec(layers.at(-1)?.after ?? input)} - ${vec(label)})^2`,
  ].join(' \\\\\n')

const head = (stack: Stack): string => {
  const letter = ['m', 'w', 'M', 'Theta'].find(name => !namesOf(stack).includes(name)) ?? ''
  return `\\frac{\\partial ${stack.loss}}{\\partial \\mathbf{${letter}}}`
}

const chains = (stack: Stack, manner: Manner): string => {
  const { layers, label, loss } = stack
  const last = layers.at(-1) as Layer
  const rows = layers.flatMap((layer, n) => [
    ...weightRows(stack, n, manner),
    ...biasRows(stack, layer, n, manner),
    ...(layers[n + 1] ? inputRows(stack, layer, layers[n + 1] as Layer, n, manner) : []),
  ])
  return [...rows, `${d(loss, vec(last.after))} &= ${vec(last.after)} - ${vec(label)}`].join(
    ' \\\\\n',
  )
}

const weightRows = (stack: Stack, n: number, manner: Manner): readonly string[] => {
  const { loss, input, layers } = stack
  const { weight, before } = layers[n] as Layer
  const [i, j, k] = indices(stack)
  const from = layers[n - 1]?.after ?? input
  const entry = `${tex(weight)}_{${i}${j}}`
  const result = `${d(loss, vec(before))} \\otimes ${vec(from)}`
  const goal = d(loss, bold(weight))
  if (n > 0) return [`${goal} &= \\dots = ${result}`]
  const ofSum = `\\sum_${k} ${d(loss, `${tex(before)}_${k}`)} ${d(`${tex(before)}_${k}`, entry)}`
  const collapsed = `${d(loss, `${tex(before)}_${i}`)} ${d(`${tex(before)}_${i}`, entry)}`
  const local = `${d(loss, `${tex(before)}_${i}`)} ${tex(from)}_${j}`
  const row = `${goal} &= ${[d(loss, entry), ofSum, collapsed, local, result].join(' = ')}`
  const caption = '&\\text{column} \\times \\text{row} = \\text{matrix (tensor product)}'
  return manner === 'annotated' ? [row, caption] : [row]
}

const biasRows = (stack: Stack, layer: Layer, n: number, manner: Manner): readonly string[] => {
  const { loss, activation } = stack
  const { bias, before, after } = layer
  const [i] = indices(stack)
  const [c, a, b] = [bias, before, after].map(name => `${tex(name)}_${i}`) as [
    string,
    string,
    string,
  ]
  const formal = `${d(loss, a)} ${d(a, c)}`
  const inner = [`${d(loss, b)} ${d(b, a)}`, `${d(loss, b)} ${sign(activation)}'(${a})`]
  const result = `${d(loss, vec(after))} \\odot ${sign(activation)}'(${vec(before)})`
  const goal = d(loss, vec(bias))
  if (n > 0) {
    const kept = manner === 'annotated' ? [formal, d(loss, a)] : [d(loss, a)]
    return [`${goal} &= ${['\\dots', ...kept, result].join(' = ')}`]
  }
  const members = [d(loss, c), formal, d(loss, a), ...(manner === 'annotated' ? inner : []), result]
  const row = `${goal} &= ${members.join(' = ')}`
  const caption = '&\\text{elementwise (Hadamard) product}'
  return manner === 'annotated' ? [row, caption] : [row]
}

const inputRows = (
  stack: Stack,
  { after }: Layer,
  next: Layer,
  n: number,
  manner: Manner,
): readonly string[] => {
  const { loss } = stack
  const [i, j] = indices(stack)
  const [y, q] = [`${tex(after)}_${i}`, `${tex(next.before)}_${j}`]
  const U = tex(next.weight)
  const result = `${bold(next.weight)}^T ${d(loss, vec(next.before))}`
  const goal = d(loss, vec(after))
  if (n > 0) return [`${goal} &= \\dots = ${result}`]
  const reason = manner === 'arrows' ? `\\stackrel{${q} = \\sum ${U}_{${j}${i}} ${y}}{=}` : '='
  const start = `${d(loss, y)} = \\sum_${j} ${d(loss, q)} ${d(q, y)}`
  const rest = [
    `\\sum_${j} ${d(loss, q)} ${U}_{${j}${i}}`,
    `\\sum_${j} ${U}_{${i}${j}}^T ${d(loss, q)}`,
    result,
  ]
  const row = `${goal} &= ${start} ${reason} ${rest.join(' = ')}`
  const caption = '&\\text{matrix} \\times \\text{column} = \\text{column}'
  return manner === 'annotated' ? [row, caption] : [row]
}

const d = (of: string, by: string): string => `\\frac{\\partial ${of}}{\\partial ${by}}`

/** Index letters: the first that no name of the file has. */
const indices = (stack: Stack): readonly string[] =>
  [...'ijklrsabcdghtuvw'].filter(name => !namesOf(stack).includes(name))

const namesOf = ({ input, label, loss, layers }: Stack): readonly string[] => [
  input,
  label,
  loss,
  ...layers.flatMap(({ weight, bias, before, after }) => [weight, bias, before, after]),
]

const tex = (name: string): string => {
  if (name === 'epsilon') return '\\varepsilon'
  return name.length > 1 ? `\\${name}` : name
}
const sign = (name: string): string => `\\${name}`
const vec = (name: string): string => `\\vec{${tex(name)}}`
const bold = (name: string): string =>
  name.length > 1 ? `\\boldsymbol{${tex(name)}}` : `\\mathbf{${name}}`
