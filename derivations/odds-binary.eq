# With two classes the logarithm of the odds leads to the logistic function.
@title Odds and the logistic function
@wrt p
@loss L
@alias log = \ln
p : scalar
assume p > 0
assume p < 1
odds = p/(1 - p)
L = log(odds)
claim L = log(p/(1 - p))
claim exp(L) = p/(1 - p)
claim p = 1/(1 + exp(-L))
claim p = sigma(L)
claim ∂L/∂p = 1/(p*(1 - p))
