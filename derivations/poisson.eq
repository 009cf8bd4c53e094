@title Poisson regression
input X : matrix(N, d)
label y : vector(N)
w : vector(d)
eta = X*w
L = sum(exp(eta) - y .* eta)
claim ∂L/∂w = X'*(exp(eta) - y)
