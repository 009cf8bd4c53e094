# The derivatives of softmax, seen through a sum with weights c.
@title Softmax
@alias P = softmax
input c : vector(k)
x : vector(k)
p = softmax(x)
L = c'*p
claim p[i] = exp(x[i])/sum(j, exp(x[j]))
claim ∂p[i]/∂x[i] = p[i]*(1 - p[i])
claim ∂p[i]/∂x[j] = p[i]*([i == j] - p[j])
