# The derivatives of softmax.
@title Softmax
@alias P = softmax
x : vector(k)
p = softmax(x)
claim p[i] = exp(x[i])/sum(j, exp(x[j]))
claim ∂p[i]/∂x[i] = p[i]*(1 - p[i])
claim ∂p[i]/∂x[j] = p[i]*([i == j] - p[j])
