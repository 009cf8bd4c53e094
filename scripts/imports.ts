import { posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { functionNames, OPS } from '../src/ops/index.ts'
import { conclude, type Source, sources } from './files.ts'

/** What makes derivations, and what is made of them. */
const DERIVING = ['core', 'ops', 'parse', 'elaborate', 'derive', 'numeric', 'render', 'prove']
const JUDGING = [
  ...['export', 'solve', 'verify', 'train', 'read', 'judge', 'grade'],
  ...['toml', 'task', 'house', 'mark'],
]

/** What each folder of `src/` may import besides itself. `index` is the library's entry. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ops: ['core'],
  hear: ['core'],
  family: ['core', 'ops'],
  parse: ['core', 'ops'],
  elaborate: ['core', 'ops', 'family'],
  derive: ['core', 'ops', 'family'],
  numeric: ['core', 'ops'],
  render: ['core', 'ops'],
  prove: ['core', 'ops'],
  export: ['core', 'ops', 'family', 'derive', 'render'],
  solve: ['core', 'ops', 'derive'],
  verify: ['core', 'ops', 'family', 'numeric', 'prove'],
  train: ['core', 'ops', 'derive', 'numeric', 'verify'],
  read: ['core', 'ops', 'hear', 'parse'],
  judge: ['core', 'ops', 'hear', 'family', 'elaborate', 'numeric', 'prove', 'verify'],
  grade: ['core', 'ops', 'derive', 'render', 'judge'],
  toml: ['core'],
  task: ['core', 'toml'],
  house: ['core', 'derive', 'render', 'toml'],
  mark: ['core'],
  report: [...DERIVING, 'family', ...JUDGING],
  index: [...DERIVING, ...JUDGING, 'report'],
  cli: ['core', 'render', 'house', 'report', 'index'],
}

/** The one file that may load mathjs, and only when it is needed. */
const MATHJS = 'src/numeric/big.ts'

/** Words that are an operator's name too, but mean something else where they stand. */
const HOMONYMS: Readonly<Record<string, readonly string[]>> = {
  // letters and accents
  'src/core/greek.ts': ['pi', 'sigma', 'dot'],
  // rules of derivations and of the reader
  'src/core/derivation.ts': ['transpose'],
  'src/derive/path.ts': ['transpose'],
  'src/derive/net.ts': ['trace'],
  // types of tokens
  'src/parse/lexer.ts': ['sign'],
  // functions of NumPy
  'src/parse/numpy.ts': ['dot', 'matmul', 'outer'],
  // roles of names
  'src/elaborate/file.ts': ['size'],
  // letters, accents and signs of LaTeX
  'src/read/formula/': ['dot', 'I', 'pi'],
  'src/render/picture/runs.ts': ['dot', 'sqrt', 'vec'],
  // commands of LaTeX
  'src/render/typst/': ['vec', 'dot', 'sqrt'],
  // what people call a rule
  'src/render/lang/': ['transpose', 'step', 'mean'],
  // keys of a style, and what is said of them
  'src/house/': ['transpose', 'outer', 'ones', 'exp'],
  'src/render/house-words.ts': ['transpose', 'outer', 'ones', 'exp'],
  // columns of a table of points
  'src/report/grade/': ['max'],
}

/** Globals by which a file would touch the machine. */
const MACHINE = new Set(['process', 'console', 'globalThis', 'require'])

/** Broken directions of import, and what else each folder must not hold; a line each. */
export const importFindings = (
  files: readonly Source[],
  names: readonly string[],
): readonly string[] => {
  const parsed = files.map(parse)
  return [...parsed.flatMap(file => fileFindings(file, new Set(names))), ...cycles(parsed)]
}

interface File {
  readonly path: string
  readonly folder: string
  readonly tree: ts.SourceFile
  readonly imports: readonly Import[]
}
interface Import {
  readonly from: string
  readonly kind: 'static' | 'type' | 'dynamic'
  readonly line: number
}

const parse = ({ path, text }: Source): File => {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return { path, folder: folderOf(path), tree, imports: importsOf(tree, path) }
}

const folderOf = (path: string): string =>
  path.split('/').length === 2 ? 'index' : (path.split('/')[1] as string)

const importsOf = (tree: ts.SourceFile, path: string): readonly Import[] => {
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const module = moduleOf(node)
    if (module)
      found.push({ from: resolve(module.text, path), kind: kindOf(node), line: lineOf(module) })
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const moduleOf = (node: ts.Node): ts.StringLiteral | undefined => {
  const module =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined
  return module && ts.isStringLiteral(module) ? module : undefined
}

const kindOf = (node: ts.Node): Import['kind'] => {
  if (ts.isCallExpression(node)) return 'dynamic'
  if (ts.isImportTypeNode(node)) return 'type'
  const erased = ts.isImportDeclaration(node)
    ? isErased(node)
    : ts.isExportDeclaration(node) && node.isTypeOnly
  return erased ? 'type' : 'static'
}

const isErased = ({ importClause }: ts.ImportDeclaration): boolean => {
  if (!importClause) return false
  if (importClause.isTypeOnly) return true
  const named = importClause.namedBindings
  if (importClause.name || !named || !ts.isNamedImports(named)) return false
  return named.elements.length > 0 && named.elements.every(element => element.isTypeOnly)
}

const resolve = (module: string, path: string): string =>
  module.startsWith('.') ? posix.join(posix.dirname(path), module) : module

const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1

const fileFindings = (file: File, names: ReadonlySet<string>): readonly string[] => [
  ...file.imports.flatMap(one => importFinding(file, one)),
  ...(file.folder === 'cli' ? [] : machineFindings(file)),
  ...languageFindings(file),
  ...(file.folder === 'ops' || file.path.endsWith('.generated.ts')
    ? []
    : nameFindings(file, names)),
]

const importFinding = (file: File, { from, kind, line }: Import): readonly string[] => {
  const say = (what: string): readonly string[] => [`${file.path}:${line}: ${what}`]
  if (from.startsWith('node:') && file.folder !== 'cli') return say(`${from} outside src/cli`)
  if (from === 'mathjs' && (file.path !== MATHJS || kind === 'static'))
    return say(`mathjs may be imported only by ${MATHJS}, dynamically`)
  if (!from.startsWith('src/')) return []
  const folder = folderOf(from)
  const allowed = folder === file.folder || MAY[file.folder]?.includes(folder)
  return allowed ? [] : say(`${file.folder} must not import ${folder}`)
}

const machineFindings = (file: File): readonly string[] =>
  identifiers(file.tree)
    .filter(node => MACHINE.has(node.text) && isGlobal(node))
    .map(node => `${file.path}:${lineOf(node)}: ${node.text} outside src/cli`)

const identifiers = (tree: ts.SourceFile): readonly ts.Identifier[] =>
  nodes(tree).filter(ts.isIdentifier)

const nodes = (node: ts.Node): readonly ts.Node[] => {
  const found: ts.Node[] = []
  const visit = (child: ts.Node): void => {
    found.push(child)
    ts.forEachChild(child, visit)
  }
  visit(node)
  return found
}

/** Neither a property's name nor the name of something declared here. */
const isGlobal = (node: ts.Identifier): boolean => {
  const { parent } = node
  return !('name' in parent && parent.name === node) && !ts.isPropertyName(parent)
}

/** Where words of languages may stand. */
const WORDS = /^src\/(?:hear|render\/lang)\//

/** Words of Russian, Chinese and Korean; of English ones none can be told from others. */
const languageFindings = (file: File): readonly string[] =>
  WORDS.test(file.path)
    ? []
    : nodes(file.tree)
        .filter(
          node =>
            ts.isStringLiteralLike(node) ||
            ts.isRegularExpressionLiteral(node) ||
            ts.isTemplateLiteralToken(node),
        )
        .filter(node =>
          /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}]/u.test(node.getText()),
        )
        .map(node => `${file.path}:${lineOf(node)}: words of a language outside src/hear`)

const nameFindings = (file: File, names: ReadonlySet<string>): readonly string[] =>
  nodes(file.tree)
    .filter(ts.isStringLiteralLike)
    .filter(node => names.has(node.text) && !isTag(node))
    .filter(node => !isHomonym(node.text, file.path))
    .map(node => `${file.path}:${lineOf(node)}: the operator's name '${node.text}' outside src/ops`)

const isHomonym = (word: string, path: string): boolean =>
  Object.entries(HOMONYMS).some(([start, words]) => path.startsWith(start) && words.includes(word))

/** Types, and the tags of our own unions (`kind: 'sum'`, `x.kind === 'sum'`, `case 'sum'`), name no operator. */
const isTag = (node: ts.StringLiteralLike): boolean => {
  const { parent } = node
  if (ts.isLiteralTypeNode(parent)) return true
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && isKind(parent.name)
  if (ts.isBinaryExpression(parent)) return isKind(parent.left)
  return ts.isCaseClause(parent) && isKind(parent.parent.parent.expression)
}

const isKind = (node: ts.Node): boolean => /\b(kind|type|rule|written)$/.test(node.getText())

/** Circles of imports that exist when the program runs, each told once. */
const cycles = (files: readonly File[]): readonly string[] => {
  const next = new Map(files.map(file => [file.path, runtimeImports(file)]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) found.push(`cycle: ${[...trail.slice(at), path].join(' → ')}`)
    if (at >= 0 || done.has(path)) return
    for (const to of next.get(path) ?? []) visit(to, [...trail, path])
    done.add(path)
  }
  for (const file of files) visit(file.path, [])
  return found
}

const runtimeImports = (file: File): readonly string[] =>
  file.imports.filter(({ kind }) => kind === 'static').map(({ from }) => from)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = [...functionNames(), ...OPS.map(op => op.name)]
  conclude('imports', importFindings(sources('src'), names))
}
