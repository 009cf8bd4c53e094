@title Lasso
# |w| has no derivative at 0: what is derived holds where no entry of w is 0.
input X : matrix(N, d)
label y : vector(N)
parameter w : vector(d)
lambda : positive scalar
L = 1/(2*N)*(X*w - y)^2 + lambda*norm1(w)
claim ∂L/∂w = 1/N*X'*(X*w - y) + lambda*sign(w)
