import type { Graph } from '../core/graph.ts'
import { memberOf } from '../core/member.ts'
import { functionNames } from '../ops/index.ts'
import { ExportError } from './refusal.ts'

/** Names in Python: those of the file, and new ones that no other has. */
export interface PythonNames {
  /** The name of a leaf, an equation, a size or a function of the file. */
  of(name: string): string
  /** True of a name that stands for something of the file. */
  isOwn(python: string): boolean
  /** A name that nothing has yet, like the one wished for. */
  fresh(wish: string): string
  /** The same for variables of one function: other functions may have the same. */
  local(): (wish: string) => string
}

/**
 * The names of a file are ASCII; Python's keywords among them get `_` behind them. Names of our
 * own give way to them, whatever they are: only a name that begins with `_` cannot be a file's.
 */
export const pythonNames = (graph: Graph): PythonNames => {
  const taken = new Set(functionNames())
  const known = new Map<string, string>()
  const fresh = (wish: string): string => {
    let name = KEYWORDS.has(wish) ? `${wish}_` : wish
    while (taken.has(name)) name += '_'
    taken.add(name)
    return name
  }
  const own = ownNames(graph)
  for (const name of own.filter(name => !KEYWORDS.has(name))) {
    taken.add(checked(name))
    known.set(name, name)
  }
  for (const name of own.filter(name => KEYWORDS.has(name))) known.set(name, fresh(name))
  const all = new Set(known.values())
  const local = () => {
    const here = new Set<string>()
    return (wish: string): string => {
      let name = wish
      while (taken.has(name) || here.has(name)) name += '_'
      here.add(name)
      return name
    }
  }
  return {
    of: name => known.get(name) ?? unknown(name),
    isOwn: name => all.has(name),
    fresh,
    local,
  }
}

const ownNames = ({ leaves, equations, families, functions, sizes }: Graph): readonly string[] => [
  ...new Set([
    ...leaves.map(leaf => leaf.name),
    ...equations.map(equation => equation.name).filter(name => !memberOf(name)),
    ...families.map(family => family.name),
    ...functions.keys(),
    ...sizes,
  ]),
]

/** Nothing but a plain identifier ever becomes code. */
const checked = (name: string): string => {
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return name
  throw new ExportError('export-name', { name })
}

const unknown = (name: string): never => {
  throw new ExportError('export-unknown', { name })
}

const KEYWORDS: ReadonlySet<string> = new Set(
  `False None True and as assert async await break class continue def del elif else except finally
  for from global if import in is lambda nonlocal not or pass raise return try while with yield`.split(
    /\s+/,
  ),
)
