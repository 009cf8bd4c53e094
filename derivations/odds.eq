# From odds to softmax: the logarithm of each class's odds against the last class.
@title Odds and softmax
p : probability vector(k)
t[i] = log(p[i]/p[k])
total = sum(p)
claim total = 1
claim exp(t[k]) = 1
claim p[k] = 1 - sum(i = 1..k-1, p[i])
claim sum(i = 1..k-1, exp(t[i])) = 1/p[k]*sum(i = 1..k-1, p[i])
claim sum(i = 1..k-1, exp(t[i])) = (1 - p[k])/p[k]
claim p[k] = 1/(1 + sum(i = 1..k-1, exp(t[i])))
claim p[i] = exp(t[i])*p[k]
claim p[i] = exp(t[i])/(1 + sum(j = 1..k-1, exp(t[j])))
claim p[i] = exp(t[i])/sum(j = 1..k, exp(t[j]))
claim p = softmax(t)
