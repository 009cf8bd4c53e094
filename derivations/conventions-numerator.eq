# The same in numerator layout: derivatives of a scalar are rows, and the chain rule reads from left to
# right; transposed they are the gradient.
@title Conventions, numerator layout
@alias ell = \ell
@alias J = J_\theta
@alias Dh = D h
@space h, theta
@layout numerator
g : function(vector(M)) -> vector(N)
ell : function(vector(N)) -> scalar
parameter theta : vector(M)
h = g(theta)
L = ell(h)
claim ∂L/∂theta = ∂L/∂h*∂h/∂theta
claim (∂L/∂theta)' = (∂h/∂theta)'*(∂L/∂h)'
claim ∂L/∂theta[k] = (∂L/∂h*∂h/∂theta)[k]
claim (∂L/∂theta)|_{theta = alpha} = entries(∂L/∂theta)|_{theta = alpha} : row(M)
claim nabla(L, theta)|_{theta = alpha} = entries(nabla(L, theta))|_{theta = alpha} : vector(M)
let J(alpha) := (∂h/∂theta)|_{theta = alpha} : matrix(N, M)
let Dh(alpha) = J(alpha)
claim (∂L/∂theta)|_{theta = alpha} = (∂L/∂h)|_{h = h|_{theta = alpha}}*(∂h/∂theta)|_{theta = alpha}
claim nabla(L, theta)|_{theta = alpha} = ((∂L/∂theta)|_{theta = alpha})'
