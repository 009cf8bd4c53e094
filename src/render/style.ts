import type { Kind, Rule } from '../core/derivation.ts'
import type { Caption } from './caption.ts'

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
  /** Names and subscripts of several letters in italics; absent: upright. */
  readonly words?: 'slanted'
  /** The gradient of the loss by a whole, or by an array, as `\\nabla_W L`; absent: `∂L/∂W`. Entries are fractions always. */
  readonly gradient?: 'nabla' | 'nabla-of-arrays'
  /** As a factor of an outer product the gradient is a fraction all the same. */
  readonly outerGradient?: 'fraction'
  /** `X'`; absent: `X^T`. */
  readonly transpose?: 'prime'
  /** What `solve` finds as `\\hat{\\beta}`, and the zero gradient there; absent: by the name itself. */
  readonly solved?: 'hat'
  /** `u v^T`; absent: `u ⊗ v`. */
  readonly outer?: 'transposed'
  /** `1_N`, and sums of entries as `1_N^T x`; absent: a bold 1. */
  readonly ones?: 'sized'
  /** `\\exp(x)` where a call is meant; absent: `e^x`. */
  readonly exp?: 'function'
  /** `\\sum_{i=1}^{N}`; absent: `\\sum_i`. */
  readonly bounds?: 'full'
  /** The sign between a derivative and the factor beside it; absent: none. */
  readonly between?: string
  /** The sign between a bracket and a transposed factor behind it; absent: none. */
  readonly afterBrackets?: string
  /** Every factor that was put in for a derivative has braces around it. */
  readonly factors?: 'braces'
  /** The only argument of an unknown function's derivative as `\\dots`. */
  readonly arguments?: 'dots'
  /** `∂f_4/∂y_2`, by the function that a value is defined by; absent: by the value, `∂y_4/∂y_2`. */
  readonly slopes?: 'functions'
  /** A component of a gradient at a free letter as `∂L/∂y(i)`; absent: `∂L/∂y_i`. */
  readonly components?: 'called'
  /**
   * Sums among factors in braces, `t \\{a - b\\}`; nested: braces around what has brackets inside, `\\{1 - S(x)\\}`;
   * absent: in round brackets.
   */
  readonly sums?: 'braces' | 'nested'
  /** Where two letters are compared `I_{(i=j)}`; absent: Kronecker's `δ_ij`. */
  readonly delta?: 'indicator'
  /** What a chain is about as `\\frac{\\partial}{\\partial x} L`; absent: `∂L/∂x`. */
  readonly operator?: 'heads'
  /** The loss in derivatives as a function of its one array that is no label, `L(x_i)`; absent: `L`. */
  readonly lossCalled?: 'entry'
  /**
   * Where one name has another value, as a call: `∂L/∂θ(α)`, `h(α)`; values: of values alone; absent: `|_{θ = α}`.
   * Where one entry has, a value is called in any case: `loss(w + h, \\dots)`.
   */
  readonly points?: 'called' | 'values'
  /** An entry of what takes a vector to a vector, `P(x_i)`; absent: `P(x)_i`. */
  readonly lanes?: 'called'
  /**
   * The loss with what it is computed from where it is defined: `L(y, \\hat{y})`; entries: not there, and in calls of
   * values in claims each vector by its ends, `L(a_1 \\cdots a_k)`.
   */
  readonly lossArguments?: 'shown' | 'entries'
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
  /** Captions of its own, by language; those of no language, under the empty name, hold where one has none. */
  readonly captions?: Readonly<Record<string, OwnCaptions>>
  /** Whether the parameters are listed before the network. */
  readonly hasSet: boolean
  /** Letters for gradients that others rest on, the first that is free; absent: they have none. */
  readonly signals?: readonly string[]
  /** Letters for the set of all parameters, the first that is free. */
  readonly set: readonly string[]
  /** Rules by which derivations are made, in this order; absent: the common road. */
  readonly path?: Shown
  /** Pairs of rules: members of the first are left out where the chain has one of the second. */
  readonly superseded?: readonly (readonly [Rule, Rule])[]
  /** From the loss back; absent: from the input on. */
  readonly order?: 'backward'
  /** Kinds that have no chain of their own, unless names are asked for. */
  readonly hidden?: readonly Kind[]
  /** Chains begin with an entry and end in entries, where there are any. */
  readonly form?: 'entries'
  /** Letters of entries as the equations have them; absent: fresh ones. */
  readonly letters?: 'equations'
  /** Chains with one of these rules are about the first entry, by its number. */
  readonly numbered?: readonly Rule[]
  /** The local factor stands before the upstream one. */
  readonly localFirst?: true
  /** The chain rule without letters, `∂Y/∂W ∂L/∂Y` contracted over the axes of Y. */
  readonly contracted?: true
  /** Outer products of columns have their columns listed first. */
  readonly columns?: 'listed'
  /** Kinds whose chain ends in the space of the gradient, `∈ R^N`. */
  readonly spaces?: readonly Kind[]
  /** The Jacobians of the chain rule have rows of their own, `∂_θ ŷ = H`. */
  readonly jacobians?: 'rows'
  /** Rules whose members come behind all chains, each as a chain of its own. */
  readonly apart?: readonly Rule[]
  /** Every member of a chain is a row of its own behind the head. */
  readonly heads?: 'each'
  /** No brace with the derivative by all parameters around the chains. */
  readonly brace?: 'none'
  /** Vectors of parameters and the gradients by them entry by entry, before the network. */
  readonly vectors?: 'listed'
  /** Sizes of all names before the network. */
  readonly sizes?: 'listed'
  /** What equations say of changes before gradients are read off, `dY = X dW`. */
  readonly differentials?: 'shown'
  /** Claims without the word and the verdict behind them, unless they are undecided. */
  readonly verdicts?: 'unsaid'
  /** How `train` writes a step of descent; absent: `a^{t+1} = a^t - …`. */
  readonly descent?: 'arrow' | 'gradient'
}

export type OwnCaptions = Readonly<Partial<Record<Caption, string>>>

export interface Flow {
  /** A bias chain that ends in a gradient without a chain of its own goes on with these of its members. */
  readonly goOn: { readonly tensors: Shown; readonly scalars: Shown }
  /** From the second chain of a kind on, `…` and these members are left; scalars are never shortened. */
  readonly shorten: Readonly<Partial<Record<Kind, readonly Kept[]>>>
}

/** A member by the kind of derivation that it belongs to and its rule. */
export type Kept = readonly [Kind, Rule]

/** The style for a network with families: members of general places go the common road. */
export const forFamilies = (style: Style, shown: Shown): Style => {
  if (!style.path) return style
  const { path, form, numbered, contracted, columns, jacobians, apart, heads, ...rest } = style
  const { bounds, factors, components, arguments: _, ...notation } = style.notation
  return { ...rest, notation, tensors: shown, scalars: shown }
}
