# The derivatives of softmax, seen through a sum with weights c.
@title Softmax
@alias P = softmax
input c : vector(k)
x : vector(k)
p = softmax(x)
L = c'*p
claim p[i] = exp(x[i])/sum(j, exp(x[j]))
claim dp[i]/dx[i] = p[i]*(1 - p[i])
claim dp[i]/dx[j] = p[i]*([i == j] - p[j])
