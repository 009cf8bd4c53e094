import { name, sameSyntax } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { infix, partial, plus, product, summed, times, turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { pathsBetween } from '../network.ts'
import { PATHS } from '../networks.ts'
import { isZero, mentionsName } from '../rewrite.ts'
import { sharesAlongSteps, sharesOfSteps } from '../shares.ts'
import { isOfEntries, type Suspect, type Target } from '../suspect.ts'

/** The contribution of a path through the network is missing. */
export const missingPath: Lesson<'missing_path'> = {
  key: 'missing_path',
  *repairs(at) {
    const { target, graph, wrong } = at
    const of = target?.of.kind === 'name' ? target.of.name : undefined
    if (!target || of === undefined || isZero(wrong)) return
    for (const { isNegative, syntax: share, step } of sharesOfSteps(at)) {
      const syntax = isNegative ? infix('-', wrong, share) : plus(wrong, share)
      yield { syntax, values: { name: name(step) } }
    }
    const paths = pathsBetween(graph, target.by, of)
    const several = paths.length < 2 ? [] : choices(paths)
    for (const some of several) {
      const missing = some.map(path => contribution(at, path))
      if (missing.some(one => repeats(one, target))) continue
      const syntax = missing.reduce(plus, wrong)
      const through = nodeOf(some[0] as Path, paths, wrong)
      if (through) yield { syntax, values: { name: name(through) } }
    }
    for (const { syntax: share, step } of sharesAlongSteps(at))
      yield { syntax: plus(wrong, share), values: { name: name(step) } }
  },
  example: {
    network: PATHS,
    wrong: '∂L/∂w1 = ∂L/∂y4*∂y4/∂y2*∂y2/∂y1*∂y1/∂w1',
    right: '∂L/∂w1 = ∂L/∂y4*∂y4/∂y2*∂y2/∂y1*∂y1/∂w1 + ∂L/∂y4*∂y4/∂y3*∂y3/∂y1*∂y1/∂w1',
    alike: { network: PATHS, text: '∂L/∂w2 = ∂L/∂y4*∂y4/∂y2*∂y2/∂w2' },
  },
}

/** Whether a contribution is the derivative itself that is asked for. */
const repeats = (contribution: Syntax, { syntax, isGradient }: Target): boolean =>
  contribution.kind === 'derivative' &&
  (isGradient || !syntax.total) &&
  sameSyntax(contribution, partial(syntax.of, syntax.by))

type Path = readonly string[]

const MOST_CHOICES = 24

/** What may be missing: one path, two of them, and so on, never all. */
const choices = (paths: readonly Path[]): readonly (readonly Path[])[] => {
  const masks = Array.from({ length: Math.min(2 ** paths.length - 2, 4096) }, (_, n) => n + 1)
  return masks
    .map(mask => paths.filter((_, n) => (mask >> n) & 1))
    .toSorted((a, b) => a.length - b.length)
    .slice(0, MOST_CHOICES)
}

/** The node that tells a path from the others; of a direct one where it arrives. */
const nodeOf = (path: Path, paths: readonly Path[], wrong: Syntax): string | undefined => {
  const inner = path.slice(1, -1)
  const others = paths.filter(other => other !== path)
  const own = inner.filter(node => !others.some(other => other.includes(node)))
  const rare = inner.filter(node => !others.every(other => other.includes(node)))
  const silent = rare.filter(node => !mentionsName(wrong, name(node)))
  return own[0] ?? silent[0] ?? rare[0] ?? path[1]
}

/** The product of direct derivatives along a path. */
const contribution = (at: Suspect, path: Path): Syntax => {
  const shapes = path.map(node => at.shapeOf(name(node)))
  const isScalars = shapes.every(shape => shape?.length === 0)
  if (isScalars || path.length === 2) return product(links(path))
  const isVectors = shapes.every(shape => (shape?.length ?? 2) <= 1)
  if (isVectors && isOfEntries(at)) return entries(at, path)
  if (!isVectors) return product(links(path))
  const [last, ...before] = path
    .slice(1)
    .map((node, n) => ({ node, link: partial(name(node), name(path[n] as string)) }))
    .toReversed()
  return before.reduce<Syntax>((gradient, { node, link }) => {
    const isScalar = at.shapeOf(name(node))?.length === 0
    return isScalar ? times(gradient, link) : times(turned(link), gradient)
  }, last?.link as Syntax)
}

/** From what is derived down to what it is derived by. */
const links = (path: Path): readonly Syntax[] =>
  path
    .slice(1)
    .map((node, n) => partial(name(node), name(path[n] as string)))
    .toReversed()

const LETTERS = [...'klrsabcd']

const entries = (at: Suspect, path: Path): Syntax => {
  const letters = LETTERS.filter(letter => !at.letters.includes(letter) && !at.isKnown(letter))
  const places = path.map((node, n) => {
    const isScalar = at.shapeOf(name(node))?.length === 0
    if (isScalar) return []
    return n === 0 ? (at.target?.byAt ?? []) : [name(letters[n] ?? 'k')]
  })
  const indexed = path.map((node, n) =>
    places[n]?.length
      ? ({ kind: 'indexed', base: name(node), at: places[n] } as const)
      : name(node),
  )
  const bound = path.flatMap((_, n) =>
    n > 0 && n < path.length - 1 && places[n]?.length ? [letters[n] ?? 'k'] : [],
  )
  const steps = indexed.slice(1).map((node, n) => partial(node, indexed[n] as Syntax))
  return summed(bound, product(steps.toReversed()))
}
