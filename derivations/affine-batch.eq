# One affine layer of N rows: the gradient by the bias is summed over them.
@title Affine layer, a batch of rows
ell : function(matrix(N, m)) -> scalar
X : matrix(N, n); W : matrix(n, m); b : row(m)
Y = X*W + b
L = ell(Y)
claim ∂L/∂W = X'*∂L/∂Y
claim ∂L/∂b = ones(N)'*∂L/∂Y
claim ∂L/∂X = ∂L/∂Y*W'
