# The logistic function and its derivative.
@title Activation
@style index
x : scalar
y = 1/(1 + exp(-x))
claim sigma(x) = 1/(1 + exp(-x))
claim sigma'(x) = exp(-x)/(1 + exp(-x))^2
claim dy/dx = exp(-x)/(1 + exp(-x))^2
claim dy/dx = sigma(x)*(1 - sigma(x))
