# The logistic function and its derivative.
@title Activation
@style plain
x : scalar
y = 1/(1 + exp(-x))
claim y = sigma(x)
claim dy/dx = exp(-x)/(1 + exp(-x))^2
claim dy/dx = sigma(x)*(1 - sigma(x))
@formula \sigma(x) = \frac{1}{1+e^{-x}}
@formula \sigma'(x) = \frac{e^{-x}}{(1+e^{-x})^2}
