# The logistic function written with e^x, and its derivative by the quotient rule.
@title Sigmoid
@alias sigma = S
x : scalar
s = exp(x)/(exp(x) + 1)
claim s = sigma(x)
claim ds/dx = sigma(x)*(1 - sigma(x))
@formula S(x) = \frac{1}{1 + \exp(-x)}
@formula S(x) = \frac{1}{1 + e^{-x}} = \frac{e^x}{e^x + 1}
@formula \frac{\partial S}{\partial x} = \frac{e^x (1 + e^x) - e^{2x}}{(1 + e^x)^2} = \frac{e^x}{(1 + e^x)^2} = \frac{1 \times e^x}{(1 + e^x)(1 + e^x)} = S(x) \{1 - S(x)\}
