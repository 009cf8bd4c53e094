# With two classes the logarithm of the odds leads to the logistic function.
@title Odds and the logistic function
p : scalar
assume p > 0
assume p < 1
odds = p/(1 - p)
t = log(odds)
claim exp(t) = p/(1 - p)
claim p = 1/(1 + exp(-t))
claim p = sigma(t)
claim ∂t/∂p = 1/(p*(1 - p))
@formula odds = \frac{p}{1-p}
@formula t = \ln \frac{p}{1-p}
@formula e^{t} = \frac{p}{1-p}
