@title Support vector machine: hinge loss
input X : matrix(N, d)
label y : binary vector(N)
parameter w : vector(d)
parameter b : scalar
lambda : positive scalar
m = y .* (X*w + b)
L = 1/2*lambda*w^2 + 1/N*sum(max(0, 1 - m))
claim ∂L/∂w = lambda*w - 1/N*X'*(y .* step(1 - m))
claim ∂L/∂b = -1/N*sum(y .* step(1 - m))
