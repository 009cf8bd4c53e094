import type { SignKind } from '../token.ts'

const kinds = (sign: SignKind, signs: string): readonly (readonly [string, SignKind])[] =>
  signs.split(/\s+/).map(text => [text, sign])

/** Signs of relation. */
export const SIGNS: ReadonlyMap<string, SignKind> = new Map<string, SignKind>([
  ...kinds('equal', '= \\equiv ≡'),
  ...kinds('define', '\\triangleq \\coloneqq \\coloneq \\colonequals \\eqdef \\defeq \\doteq'),
  ...kinds('define', '≔ ≜ ≝ ≐'),
  ...kinds('reverse', '\\eqqcolon \\equalscolon ≕'),
  ...kinds('break', '\\approx \\approxeq \\simeq \\cong \\sim \\propto \\asymp ≈ ∼ ≃ ≅ ∝'),
  ...kinds('break', '\\ne \\neq \\lt \\gt \\le \\leq \\leqslant \\leqq \\ge \\geq \\geqslant'),
  ...kinds('break', '\\geqq \\ll \\gg < > ≠ ≤ ≥ ≪ ≫ ⩽ ⩾ \\succ \\prec \\succeq \\preceq'),
  ...kinds('break', '\\in \\notin \\ni \\subset \\subseteq \\supset \\supseteq ∈ ∉ ⊂ ⊆'),
  ...kinds('break', '\\to \\rightarrow \\longrightarrow \\leftarrow \\longleftarrow \\gets → ← ⟶'),
  ...kinds('break', '\\Rightarrow \\Longrightarrow \\implies ⇒ ⟹ \\Leftarrow \\impliedby ⇐'),
  ...kinds('break', '\\Longleftarrow \\Leftrightarrow \\Longleftrightarrow \\iff ⇔ ⟺'),
  ...kinds('break', '\\leftrightarrow \\mapsto \\longmapsto ↦ \\rightsquigarrow \\leadsto'),
  ...kinds('break', '\\hookrightarrow \\downarrow \\Downarrow \\because \\therefore ∵ ∴'),
])

/** Signs of two characters. */
export const PAIRS: ReadonlyMap<string, SignKind> = new Map<string, SignKind>([
  [': =', 'define'],
  ['\\colon =', 'define'],
  ['\\vcentcolon =', 'define'],
  ['= :', 'reverse'],
  ['= =', 'equal'],
  ['< =', 'break'],
  ['> =', 'break'],
  ['= >', 'break'],
  ['! =', 'break'],
  ['- >', 'break'],
])
