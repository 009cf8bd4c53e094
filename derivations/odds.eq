# From odds to softmax: the logarithm of each class's odds against the last class.
@title Odds and softmax
p : probability vector(k)
t[i] = log(p[i]/p[k])
total = sum(p)
claim exp(t[i]) := p[i]/p[k]
claim total = 1
claim sum(i = 1..k-1, exp(t[i])) = 1/p[k]*sum(i = 1..k-1, p[i])
claim sum(i = 1..k, p[i]) = 1
claim p[k] = 1 - sum(i = 1..k-1, p[i])
claim sum(i = 1..k-1, exp(t[i])) = (1 - p[k])/p[k]
claim p[k] = 1/(sum(i = 1..k-1, exp(t[i])) + 1)
claim p[i] = exp(t[i])*p[k]
claim p[i] = exp(t[i])/(sum(i = 1..k-1, exp(t[i])) + 1)
claim exp(t[k]) = p[k]/p[k]
claim exp(t[k]) = 1
claim p[i] = exp(t[i])/sum(i = 1..k, exp(t[i]))
claim p = softmax(t)
