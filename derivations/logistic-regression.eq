@title Logistic regression
input X : matrix(N, d)
label y : vector(N)
w : vector(d); b : scalar
z = X*w + b
p = sigma(z)
L = -1/N*sum(y .* log(p) + (1 - y) .* log(1 - p))
claim ∂L/∂z = 1/N*(p - y)
claim ∂L/∂w = 1/N*X'*(p - y)
claim ∂L/∂b = 1/N*sum(p - y)
