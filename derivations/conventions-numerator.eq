# The same in numerator layout: derivatives of a scalar are rows, and the chain rule reads from left to
# right; transposed they are the gradient.
@title Conventions, numerator layout
@layout numerator
g : function(vector(M)) -> vector(N)
ell : function(vector(N)) -> scalar
parameter theta : vector(M)
h = g(theta)
L = ell(h)
claim ∂L/∂theta = ∂L/∂h*∂h/∂theta
claim (∂L/∂theta)' = (∂h/∂theta)'*(∂L/∂h)'
