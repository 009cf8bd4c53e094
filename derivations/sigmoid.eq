# The logistic function written with e^x, and its derivative by the quotient rule.
@title Sigmoid
x : scalar
S = exp(x)/(exp(x) + 1)
claim S(x) = 1/(1 + e^(-x))
claim S(x) = e^x/(e^x + 1)
claim ∂S/∂x = (e^x*(1 + e^x) - e^(2*x))/(1 + e^x)^2
claim ∂S/∂x = e^x/(1 + e^x)^2
claim ∂S/∂x = 1 × e^x/((1 + e^x)*(1 + e^x))
claim ∂S/∂x = S(x)*(1 - S(x))
claim S = sigma(x)
