# One affine layer of a row under an unknown loss.
@title Affine layer, one row
ell : function(row(m)) -> scalar
X : row(n); W : matrix(n, m); b : row(m)
Y = X*W + b
L = ell(Y)
claim ∂L/∂W = X'*∂L/∂Y
claim ∂L/∂b = ∂L/∂Y
claim ∂L/∂X = ∂L/∂Y*W'
