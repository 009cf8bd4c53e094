/** What commands without arguments are in Typst: letters as they stand in Unicode, which no identifier is. */
export const COMMANDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', varepsilon: 'ε', zeta: 'ζ' },
    ...{ eta: 'η', theta: 'θ', vartheta: 'ϑ', iota: 'ι', kappa: 'κ', varkappa: 'ϰ', lambda: 'λ' },
    ...{ mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', varpi: 'ϖ', rho: 'ρ', varrho: 'ϱ', sigma: 'σ' },
    ...{ varsigma: 'ς', tau: 'τ', upsilon: 'υ', phi: 'ϕ', varphi: 'φ', chi: 'χ', psi: 'ψ' },
    ...{ omega: 'ω', omicron: 'ο', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ' },
    ...{ Pi: 'Π', Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω' },
    ...{ partial: '∂', nabla: '∇', infty: '∞', ell: 'ℓ', hbar: 'ℏ', prime: '′', top: '⊤' },
    ...{ star: '⋆', ast: '∗', circ: '∘', dagger: '†', sum: '∑', prod: '∏', int: '∫' },
    ...{ otimes: '⊗', odot: '⊙', oslash: '⊘', oplus: '⊕', times: '×', cdot: '⋅', div: '÷' },
    ...{ le: '≤', leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', lt: '<', gt: '>' },
    ...{ approx: '≈', sim: '∼', equiv: '≡', propto: '∝', pm: '±', mp: '∓', in: '∈', notin: '∉' },
    ...{ to: '→', rightarrow: '→', leftarrow: '←', gets: '←', mapsto: '↦', Rightarrow: '⇒' },
    ...{ leftrightarrow: '↔', Leftrightarrow: '⇔', iff: '⇔', succ: '≻', succeq: '⪰' },
    ...{ prec: '≺', preceq: '⪯', forall: '∀', exists: '∃', cup: '∪', cap: '∩', subset: '⊂' },
    ...{ dots: '…', ldots: '…', cdots: '⋯', vdots: '⋮', ddots: '⋱', colon: '\\:' },
    ...{ langle: '⟨', rangle: '⟩', lbrace: '\\{', rbrace: '\\}', vert: '\\|', Vert: '‖' },
    ...{ lfloor: '⌊', rfloor: '⌋', lceil: '⌈', rceil: '⌉', mid: '∣', perp: '⊥' },
    ...{ quad: 'quad', qquad: 'wide', displaystyle: '', limits: '', nolimits: '' },
  }),
)

/** Functions by their names. */
export const OPERATORS: ReadonlySet<string> = new Set(
  'arccos arcsin arctan arg cos cosh cot coth det diag dim exp inf ker lim ln log max min sec sin sinh sup tan tanh'.split(
    ' ',
  ),
)
