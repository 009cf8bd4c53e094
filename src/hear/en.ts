import type { Hearing } from './hearing.ts'

export const english: Hearing = {
  connectives: [
    ...['and', 'or', 'where', 'if', 'for', 'with', 'since', 'because', 'so', 'then', 'thus'],
    ...['hence', 'therefore', 'let', 'when', 'as', 'by', 'but', 'else', 'otherwise', 'given'],
    ...['from', 'using', 'also', 'whereas', 'while', 'here', 'now', 'iff', 'such that', 's.t.'],
    ...['i.e.', 'e.g.', 'that is', 'for all', 'for each', 'for every', 'for any'],
    ...['if and only if', 'so that', 'we have', 'we get', 'note'],
  ],
  conditional: /\b(?:if|when|unless|otherwise|else|iff|only|except|apart from|away from)\b/u,
  defining: ['def', 'def.', 'defn', 'define', 'definition', 'by definition', 'let'],
  rows: { when: ['if', 'when', 'for', 'where'], otherwise: ['otherwise', 'else'] },
  told: {
    when: [
      {
        before:
          /(?<!\p{L})(?:exactly |only |precisely )?(?:if and only if|if|iff|when|whenever|wherever|where|as long as|provided(?: that)?|for)/u,
      },
    ],
    otherwise:
      /otherwise|elsewhere|everywhere else|else|if not|in (?:all|any|every) other cases?|in the other cases?/u,
    and: /and|but|while|whereas/u,
    leads:
      /then|let|set|put|take|(?:we|one|I) (?:lets?|sets?|puts?|takes?|gets?|writes?|has|have)|(?:it|this) (?:is|equals)|is|be|equals|equal to/u,
    ends: /(?:and|so|then|hence|which|where|holds)\b/u,
    zero: /zeros?(?!\p{L})/u,
    one: /ones?(?=\s*(?:[.,;:)]|$|otherwise|else))/u,
  },
  places: {
    leading: [
      {
        before:
          /\b(?:if|when|for|in case|in the case|where|suppose|assume|let|consider)(?:\s+(?:first|now|next|instead|further|that))*(?:\s+(?!which|that|whose|terms?\b|sums?\b)[a-z-]+){0,4}/u,
      },
      { before: /\b(?:on|off)(?: the)?[ -]diagonal(?: (?:entries|elements|ones))?/u },
    ],
    onward: /then\b/u,
    thence: /then|in (?:this|that) case|here/u,
    title: /case/u,
    together:
      /(?:in|as|by|with|into) (?:one|a single|a common) (?:formula|equation|expression|line|stroke)|(?:both|all|the two|the three|these)(?: of these| the)? cases (?:together|at once|are|can be|may be)|(?:together|combined|combining|altogether|compactly|in short|in all|for short|in summary|to summari[sz]e|in general)(?!\p{L})/u,
    beside: /for|if|when|whenever|where|only if/u,
    range: /for|with|if|when/u,
    every: /all|each|every|any/u,
  },
  functions: {
    is: /\s+(?:is|be|denotes?|denoting|being|stands?\s+for|for)\s+(?:again\s+)?(?:the|a)\s+(?:usual\s+|standard\s+)?/u,
    logistic: /(?:logistic\s+)?sigmoid|logistic/u,
    hyperbolicTangent: /hyperbolic\s+tangent|tanh/u,
    softplus: /softplus/u,
    rectifier: /ReLU|rectifier/u,
    softmax: /softmax/u,
    behind: /\s*(?:(?:activation\s+)?function|activation|nonlinearity|unit)/u,
  },
  unitVector:
    /(?:unit|basis|one-?hot|indicator|coordinate|canonical) vector|(?:standard|canonical) basis|column of the identity|one-?hot/u,
  variation: /perturb|\bvariations?\b|increment/u,
  repeatedIndices: {
    said: /einstein|summation convention|repeated (?:ind|letter|subscript)/u,
    denied: [
      {
        before: /\b(?:no|not|without|never|avoid\p{L}*|instead of|rather than)(?:\s+[a-z]+){0,4}/u,
      },
      {
        behind:
          /(?:['’a-z]+\s+){0,3}(?:is|are)(?:n't|\s+not|\s+never)\s+(?:used|assumed|applied|adopted|implied|employed|in\s+(?:use|force))/u,
      },
    ],
  },
  products: {
    entrywise: /(?:entry|element|component|coordinate)[- ]?wise|hadamard/u,
    other: /outer|tensor|kronecker|dyadic|matrix product/u,
    denied: [{ before: /\b(?:not|no)\b/u }],
  },
  naming: {
    sayings: [
      { name: 'first', before: /\blet/u, between: /denote|stand for|be shorthand for/u },
      { name: 'first', between: /denotes|stands for|is shorthand for/u },
      {
        name: 'first',
        before: /(?<!not )\b(?:write|writing)/u,
        between: /for|in place of|instead of|as shorthand for|to denote/u,
      },
      { name: 'either', before: /(?<!not )\b(?:write|writing|abbreviate)/u, between: /as/u },
      { name: 'second', before: /\b(?:denote|denoting)/u, between: /by|as|with/u },
      { name: 'first', before: /\b(?:denote|denoting)\s+by/u, between: /,?/u },
      { name: 'second', between: /(?:is|will be)\s+(?:denoted|abbreviated)(?:\s+(?:by|as))?/u },
      {
        name: 'second',
        between:
          /,?\s*which\s+(?:we|I)(?:\s+(?:will|shall))?\s+(?:denote|call|write|abbreviate)(?:\s+(?:by|as))?/u,
      },
      {
        name: 'second',
        between:
          /[.,;:]?\s*(?:and\s+)?(?:(?:we|let\s+us|I)\s+)?(?:(?:will|shall)\s+)?(?:call|denote|write|abbreviate)\s+(?:it|this|that|the\s+result)(?:\s+(?:gradient|derivative|quantity|error|matrix|vector|difference|residual|expression))?(?:\s+(?:by|as))?/u,
      },
      {
        name: 'second',
        of: 'last',
        between: /[.,;:]?\s*(?:let|write)/u,
        behind:
          /(?:denote|stand\s+for|for)\s+(?:this|it|the\s+(?:latter|above|last)|what\s+stands\s+above)(?:\s+(?:gradient|derivative|quantity|error|matrix|vector|expression))?/u,
      },
      {
        name: 'second',
        of: 'last',
        between:
          /[.,;:]?\s*(?:and\s+)?(?:(?:we|let\s+us|I)\s+)?(?:(?:will|shall)\s+)?(?:call|denote|write|abbreviate)\s+the\s+(?:latter|last\s+one)(?:\s+(?:gradient|derivative|quantity|error|matrix|vector))?(?:\s+(?:by|as))?/u,
      },
    ],
    noun: /(?:the\s+)?(?:partial\s+derivative|derivative|gradient|adjoint|cotangent|sensitivity|error|loss|cost|quantity|product|matrix|vector)/u,
    ends: /(?:\((?:of|with|same|the)|(?:of|for)\s+(?:any|every|each|all)|and|so|then|where|which|throughout|below|in\s+what\s+follows|from\s+now\s+on|for\s+short|for\s+brevity)\b/u,
  },
  still: {
    varying: [
      {
        before: /\bonly\s+(?:by\s+)?/u,
        behind: /(?:to\s+)?(?:var|chang|mov|perturb|is\s+(?:var|chang|mov|perturb))/u,
      },
      { before: /\b(?:vary|varying|change|changing|perturb\w*|mov\w+)\s+only/u },
      { before: /\b(?:vary|varying|perturbing)/u, behind: /(?:only|alone)/u },
      {
        before: /(?:with\s+respect\s+to|\bw\.?r\.?t\.?|\bin|\bby)/u,
        behind: /\(?(?:only|alone)/u,
      },
      { before: /\b(?:only|solely)\s+(?:with\s+respect\s+to|w\.?r\.?t\.?|in|by)/u },
      { before: /\b(?:let|suppose)/u, behind: /(?:be|is|are)\s+(?:perturbed|varied|changed)/u },
      {
        before: /\b(?:add|give)\s+(?:to\s+)?/u,
        behind: /a\s+small\s+(?:change|increment|perturbation)/u,
      },
    ],
    fixed: [
      {
        behind:
          /(?:(?:is|are|being|be|as|were|was|held|kept|stays?|remains?)\s+)+(?:fixed|constant|held|kept)/u,
      },
      { behind: /(?:fixed|constant|held|kept)\b/u },
      { before: /\b(?:fix|fixed|fixing|hold|holding|keep|keeping|constant|freez\w+)/u },
    ],
    deriving: [
      {
        before:
          /\b(?:differential|differentiat)\w*(?:\s+(?:(?!not\b)[a-z-]+|\$[^$]{1,40}\$|\\\([^)]{1,40}\\\))){0,6}?\s+(?:with\s+respect\s+to|w\.?r\.?t\.?|in|by)(?:\s+(?:the\s+)?(?:matrix|vector|parameters?|variable|weights?))?/u,
      },
      { before: /\b(?:varying|perturbing)/u },
      {
        before:
          /^[\s$\\\]})]*,?\s*(?:(?:and|now|then|next|similarly|likewise),?\s+)?(?:with\s+respect\s+to|w\.?r\.?t\.?)(?:\s+(?:the\s+)?(?:matrix|vector|parameters?|variable|weights?))?/u,
        behind: /[,:]/u,
      },
    ],
    whole:
      /\b(?:total|full|complete)\s+(?:differential|change|variation)|\b(?:all|both)(?:\s+(?:of\s+)?(?:the\s+|these\s+)?(?:parameters|variables|weights|of\s+them|quantities|names))?\s+(?:may\s+|can\s+)?(?:vary|change|move)\b|everything\s+(?:varies|changes|moves)/u,
    and: /\b(?:and|or)\b/u,
    beside: /when|if|with|where|for|as/u,
    sign: /only|perturb|var(?:y|ied|ies)|chang|move|small|fix|constant|hold|held|kept|keep|freez|alone|differenti|total|full|complete|respect|w\.?r\.?t/u,
    abbreviated: [/w\.?r\.?t/u],
  },
  layouts: {
    denominator: /denominator[\s-]+(?:layout|convention|form)|layout\s+by\s+denominator/u,
    numerator:
      /numerator[\s-]+(?:layout|convention|form)|jacobian\s+(?:layout|convention|formulation)/u,
  },
  steps: {
    ascent: /\bascen[td]|\bclimb|uphill/u,
    maximise: /maximi[sz]/u,
    descent: /\bdescen[td]|downhill|minimi[sz]/u,
  },
  optimum:
    /gradient (?:to|equal to|is|be|vanish)|to (?:zero|0)\b|normal equations?|optimality|stationary|at (?:the|a) (?:minimum|optimum|maximum)|minimi[sz]er|vanish/u,
  matrices: {
    any: /\b(?:for|let|of) (?:any|all|every|arbitrary)|\barbitrary\b/u,
    special:
      /symmetric|orthogonal|diagonal|triangular|commut|invertible|singular|definite|unitary|idempotent|rank/u,
  },
  labels: {
    oneHot: /\bone-?\s?hot\b/u,
    label: /\b(?:labels?|targets?|true class)\b/u,
    denied: /\b(?:not|no longer|never|unless|if|soft)\b/u,
  },
}
