# The derivatives of softmax.
@title Softmax
@alias sigma = S
@alias softmax = P
@alias p[i] = P(x_i)
x : vector(k)
p = softmax(x)
claim p[i] = exp(x[i])/sum(i, exp(x[i]))
claim ∂p[i]/∂x[i] = 1/sum(i, exp(x[i]))^2*exp(x[i])*(sum(i, exp(x[i])) - exp(x[i]))
claim ∂p[i]/∂x[i] = exp(x[i])/sum(i, exp(x[i]))*((sum(i, exp(x[i])) - exp(x[i]))/sum(i, exp(x[i])))
claim ∂p[i]/∂x[i] = exp(x[i])/sum(i, exp(x[i]))*(1 - exp(x[i])/sum(i, exp(x[i])))
claim ∂p[i]/∂x[i] = p[i]*(1 - p[i])
claim ∂p[i]/∂x[j] = ∂(exp(x[i])/sum(i, exp(x[i])))/∂x[j] for i != j
claim ∂p[i]/∂x[j] = exp(x[i])*∂(1/sum(i, exp(x[i])))/∂x[j] for i != j
claim ∂p[i]/∂x[j] = exp(x[i])*(-exp(x[j])/sum(i, exp(x[i]))^2) for i != j
claim ∂p[i]/∂x[j] = -(exp(x[i])/sum(i, exp(x[i]))*(exp(x[j])/sum(i, exp(x[i])))) for i != j
claim ∂p[i]/∂x[j] = -p[i]*p[j] for i != j
claim ∂p[i]/∂x[j] = p[i]*(1 - p[j])*[i == j] - p[i]*p[j]*(1 - [i == j])
@formula \begin{cases} S(x) = \frac{1}{1 + \exp(-x)} \\ P(x_i) = \frac{\exp(x_i)}{\sum \exp(x_i)} \end{cases}
