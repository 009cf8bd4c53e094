# One affine layer of a row under an unknown loss.
@title Affine layer, one row
ell : function(row(m)) -> scalar
X : row(n); W : matrix(n, m); b : row(m)
Y = X*W + b
L = ell(Y)
claim dL/dW = X'*dL/dY
claim dL/db = dL/dY
claim dL/dX = dL/dY*W'
