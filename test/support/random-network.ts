/**
 * Equation files made from a list of decisions, so that a test runner can shrink
 * them: fewer or smaller decisions make a smaller network.
 */
export interface RandomNetwork {
  readonly source: string
  /** Every name that is not the loss. */
  readonly names: readonly string[]
}

type Type = 'scalar' | 'n' | 'm' | 'mn' | 'nn'

const LEAVES: Readonly<Record<string, { type: Type; declared: string }>> = {
  c: { type: 'scalar', declared: 'scalar' },
  x: { type: 'n', declared: 'vector(n)' },
  b: { type: 'm', declared: 'vector(m)' },
  W: { type: 'mn', declared: 'matrix(m, n)' },
  A: { type: 'nn', declared: 'matrix(n, n)' },
}
const TYPES: readonly Type[] = ['n', 'm', 'scalar', 'mn', 'nn']
const DEEPEST = 2

export const randomNetwork = (decisions: readonly number[]): RandomNetwork => {
  let next = 0
  const choose = (count: number) => (decisions[next++] ?? 0) % count
  const scope = new Map<Type, string[]>()
  for (const [name, { type }] of Object.entries(LEAVES)) add(scope, type, name)
  const equations = Array.from({ length: 1 + choose(7) }, (_, n) => {
    const type = TYPES[choose(TYPES.length)] as Type
    const name = `y${n + 1}`
    const text = `${name} = ${expression(type, 0, scope, choose)}`
    add(scope, type, name)
    return { name, text }
  })
  const loss = `loss = ${equations.map(e => summary(e.name, scope)).join(' + ')}`
  const lines = [
    'f : function',
    ...Object.entries(LEAVES).map(([name, { declared }]) => `parameter ${name} : ${declared}`),
    ...equations.map(e => e.text),
    loss,
  ]
  return {
    source: `${lines.join('\n')}\n`,
    names: [...Object.keys(LEAVES), ...equations.map(e => e.name)],
  }
}

type Scope = Map<Type, string[]>
type Choose = (count: number) => number

const add = (scope: Scope, type: Type, name: string) =>
  scope.set(type, [...(scope.get(type) ?? []), name])

/** A scalar made of one name, so that every equation reaches the loss. */
const summary = (name: string, scope: Scope): string => {
  const type = [...scope].find(([, names]) => names.includes(name))?.[0]
  return type === 'scalar' ? name : `sum(tanh(${name}))`
}

const ELEMENTWISE: readonly ((x: string) => string)[] = [
  x => `tanh(${x})`,
  x => `sigma(${x})`,
  x => `sin(${x})`,
  x => `f(${x})`,
  x => `exp(tanh(${x}))`,
  x => `log(1 + (${x}).*(${x}))`,
  x => `sqrt(2 + cos(${x}))`,
  x => `-${x}`,
]

const expression = (type: Type, depth: number, scope: Scope, choose: Choose): string => {
  const leaf = () => {
    const names = scope.get(type) as string[]
    return names[names.length - 1 - choose(names.length)] as string
  }
  if (depth >= DEEPEST) return leaf()
  const sub = (t: Type) => expression(t, depth + 1, scope, choose)
  const options = [leaf, ...OPTIONS[type].map(make => () => make(sub, choose))]
  return (options[choose(options.length)] as () => string)()
}

type Make = (sub: (type: Type) => string, choose: Choose) => string

const common = (type: Type): readonly Make[] => [
  sub => `(${sub(type)} + ${sub(type)})`,
  sub => `(${sub(type)} - 2/7*${sub(type)})`,
  sub => `(${sub(type)}).*(${sub(type)})`,
  sub => `(${sub('scalar')})*(${sub(type)})`,
  (sub, choose) =>
    (ELEMENTWISE[choose(ELEMENTWISE.length)] as (x: string) => string)(`(${sub(type)})`),
  sub => `(${sub(type)})/(2 + tanh(${sub('scalar')}))`,
]

const OPTIONS: Readonly<Record<Type, readonly Make[]>> = {
  scalar: [
    sub => `sum(${sub('n')})`,
    sub => `(${sub('n')})'*(${sub('n')})`,
    sub => `(${sub('m')})^2`,
    sub => `dot(${sub('m')}, ${sub('m')})`,
    sub => `tr(${sub('nn')})`,
    sub => `(${sub('scalar')})*(${sub('scalar')})`,
    sub => `tanh(${sub('scalar')})`,
    sub => `(${sub('scalar')} + 1/2)`,
  ],
  n: [
    ...common('n'),
    sub => `(${sub('mn')})'*(${sub('m')})`,
    sub => `(${sub('nn')})*(${sub('n')})`,
    sub => `(${sub('n')} + ${sub('scalar')})`,
    sub => `(${sub('n')})./(2 + sin(${sub('n')}))`,
  ],
  m: [...common('m'), sub => `(${sub('mn')})*(${sub('n')})`, sub => `(${sub('m')}).^2`],
  mn: [
    ...common('mn'),
    sub => `(${sub('m')}) ⊗ (${sub('n')})`,
    sub => `(${sub('mn')})*(${sub('nn')})`,
  ],
  nn: [
    ...common('nn'),
    sub => `(${sub('nn')})'`,
    sub => `(${sub('mn')})'*(${sub('mn')})`,
    sub => `(${sub('n')})*(${sub('n')})'`,
  ],
}
