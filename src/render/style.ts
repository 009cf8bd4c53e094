import type { Kind, Rule } from '../core/derivation.ts'

/** How the letter of a whole is set. */
export type Face = 'plain' | 'bold' | 'arrow'

/** How names are written in LaTeX. */
export interface Notation {
  readonly scalar: Face
  readonly vector: Face
  readonly row: Face
  readonly matrix: Face
  readonly tensor: Face
  /** Signs of names that differ from `\name`. */
  readonly signs: Readonly<Record<string, string>>
  /** Where the layer of a family's member stands: `h_t`, `h^{(t)}`, `h^{[t]}`. */
  readonly layer: 'below' | 'round' | 'square'
  /** The sign between the loss and its definition. */
  readonly lossSign: string
}

/** Rules whose members are shown, by kind of derivation. */
export type Shown = Readonly<Record<Kind, readonly Rule[]>>

/** A house style is data: what its chains show and how names are written. */
export interface Style {
  readonly name: string
  readonly notation: Notation
  readonly tensors: Shown
  readonly scalars: Shown
  /** How chains lead into each other; absent where every name has its own chain. */
  readonly flow?: Flow
  /** Kinds whose local derivative has its definition above the sign; never for scalars. */
  readonly reasons: readonly Kind[]
  /** Whether the first chain of each kind has a caption, where the language has one. */
  readonly hasCaptions: boolean
  /** Whether the parameters are listed before the network. */
  readonly hasSet: boolean
  /** Letters for the set of all parameters, the first that is free. */
  readonly set: readonly string[]
}

export interface Flow {
  /** A bias chain that ends in a gradient without a chain of its own goes on with these of its members. */
  readonly goOn: { readonly tensors: Shown; readonly scalars: Shown }
  /** From the second chain of a kind on, `…` and these members are left; scalars are never shortened. */
  readonly shorten: Readonly<Partial<Record<Kind, readonly Kept[]>>>
}

/** A member by the kind of derivation that it belongs to and its rule. */
export type Kept = readonly [Kind, Rule]
