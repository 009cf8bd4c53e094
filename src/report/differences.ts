import type { Example } from './example.ts'

/** Python that compares the gradients of a module above it with differences of the loss; undefined where they need more than the example has. */
export const differencesCode = (module: string, example: Example): string | undefined => {
  const taken = [...module.matchAll(/^def (?:forward|gradients)\(\*, ([^)]*)\):$/gm)].flatMap(
    ([, list = '']) => list.split(', '),
  )
  const { leaves, others, loss } = example
  const given = [...leaves, ...others]
  const isKnown = taken.every(name => given.some(one => one.name === name))
  if (taken.length === 0 || !isKnown) return undefined
  const used = others.filter(one => taken.includes(one.name))
  return [
    ...dict(
      'leaves',
      leaves.filter(one => taken.includes(one.name)),
    ),
    ...(used.length > 0 ? dict('others', used) : ['others = {}']),
    '',
    '',
    ...body(loss),
  ].join('\n')
}

const dict = (name: string, all: Example['leaves']): readonly string[] => [
  `${name} = {`,
  ...all.map(({ name: key, code }) => `    "${key}": ${code},`),
  '}',
]

/** Functions take what is theirs among the others. */
const body = (loss: string): readonly string[] => [
  'def taken(function):',
  '    """What a function takes beside the leaves."""',
  '    code = function.__code__',
  '    names = code.co_varnames[: code.co_kwonlyargcount]',
  '    return {name: value for name, value in others.items() if name in names}',
  '',
  '',
  'def loss(**moved):',
  `    return forward(**{**leaves, **moved}, **taken(forward))["${loss}"]`,
  '',
  '',
  'def differences(value, put, step=1e-6):',
  '    """Central differences of the loss by every entry of a value."""',
  '    result = np.zeros_like(value)',
  '    for at in np.ndindex(value.shape):',
  '        ends = []',
  '        for move in (step, -step):',
  '            moved = value.copy()',
  '            moved[at] += move',
  '            ends.append(loss(**put(moved)))',
  '        result[at] = (ends[0] - ends[1]) / (2 * step)',
  '    return result',
  '',
  '',
  'def compare(name, gradient, expected):',
  '    error = np.max(np.abs(gradient - expected), initial=0)',
  '    print(f"{name}: largest difference {error:.1e}")',
  '    assert error <= 1e-5 * max(1, np.max(np.abs(expected), initial=0), abs(loss())), name',
  '',
  '',
  'for name, gradient in gradients(**leaves, **taken(gradients)).items():',
  '    leaf = leaves.get(name)',
  '    if isinstance(leaf, dict):',
  '        for place, value in leaf.items():',
  '            if place in gradient:',
  '                put = lambda moved: {name: {**leaf, place: moved}}',
  '                compare(f"{name}[{place}]", gradient[place], differences(value, put))',
  '    elif leaf is not None:',
  '        compare(name, gradient, differences(leaf, lambda moved: {name: moved}))',
]
