@title Principal components: reconstruction error
input X : matrix(N, d)
parameter W : matrix(d, k)
R = X - X*W*W'
L = norm2(R)^2
claim ∂L/∂W = -2*(X'*R + R'*X)*W
