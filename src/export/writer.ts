import type { Op } from '../core/op.ts'
import { type Helper, type Python, type Target, tuple } from '../core/python.ts'
import { ARRAY } from './helpers.ts'
import type { PythonNames } from './names.ts'

/** The writer of one module: it remembers what the formulas need around them. */
export interface Writer extends Python {
  readonly imports: ReadonlySet<string>
  /** Definitions of functions of our own, in the order of use. */
  readonly definitions: readonly string[]
  /** Names of derivatives of functions of the language, once they are defined. */
  readonly derivatives: Map<Op, string>
  /** The name of the type and the place of new arrays, where the library wants these. */
  readonly like: string
  /** 1 where a condition on places holds, else 0. */
  indicator(condition: string): string
  /** Adds the definition of a function that belongs to this module alone. */
  define(text: string): void
}

/** A new writer for a library. */
export const writerFor = (target: Target, names: PythonNames): Writer => {
  const [module, usual] = target === 'numpy' ? ['numpy', 'np'] : ['torch', 'torch']
  const library = names.fresh(usual)
  const like = names.fresh('like')
  const imports = new Set([`import ${module}${library === module ? '' : ` as ${library}`}`])
  const definitions: string[] = []
  const known = new Set<Helper>()
  const use = (one: Helper): string => {
    if (known.has(one)) return one.name
    known.add(one)
    one.needs?.forEach(use)
    const line = one.imports?.[target]
    if (line !== undefined) imports.add(line)
    definitions.push(definitionOf(one, target, { usual, library }))
    return one.name
  }
  return {
    target,
    library,
    imports,
    definitions,
    derivatives: new Map(),
    like,
    array: code => (code.isPlain && target === 'torch' ? `${use(ARRAY)}(${code.text})` : code.text),
    filled: (name, sizes) =>
      `${library}.${name}(${tuple(sizes)}${target === 'torch' ? `, **${like}` : ''})`,
    use,
    indicator: condition =>
      target === 'numpy'
        ? `${library}.where(${condition}, 1.0, 0.0)`
        : `${library}.as_tensor(${condition}).to(**${like})`,
    define: text => definitions.push(text),
  }
}

/** A function with its one line of documentation. */
export const functionText = (
  head: string,
  about: readonly string[],
  body: readonly string[],
): string => {
  const [first = '', ...more] = about
  const doc =
    more.length === 0
      ? [`    """${first}"""`]
      : [`    """${first}`, ...more.map(l => (l ? `    ${l}` : '')), '    """']
  return [`def ${head}:`, ...doc, ...body.map(line => (line ? `    ${line}` : ''))].join('\n')
}

interface Naming {
  readonly usual: string
  readonly library: string
}

const definitionOf = (one: Helper, target: Target, { usual, library }: Naming): string => {
  const lines = 'numpy' in one.body ? one.body[target] : one.body
  const body = lines.map(line =>
    line.replace(new RegExp(`\\b(${usual}|xp)\\.`, 'g'), `${library}.`),
  )
  return functionText(`${one.name}(${one.takes})`, [one.about], body)
}
