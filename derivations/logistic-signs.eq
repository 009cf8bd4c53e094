# Labels +1 and -1: the loss is a function of the margin alone.
@title Logistic regression with labels ±1
input X : matrix(N, d)
label y : binary vector(N)
w : vector(d)
m = y .* (X*w)
L = 1/N*sum(log(1 + exp(-m)))
claim ∂L/∂m = -1/N*sigma(-m)
claim ∂L/∂w = -1/N*X'*(y .* sigma(-m))
