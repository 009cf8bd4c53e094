# From odds to softmax: the logarithm of each class's odds against the last class.
@title Odds and softmax
p : probability vector(k)
t[i] = log(p[i]/p[k])
total = sum(p)
claim total = 1
claim sum(i = 1..k-1, exp(t[i])) = 1/p[k]*sum(i = 1..k-1, p[i])
claim sum(i = 1..k, p[i]) = 1
claim p[k] = 1 - sum(i = 1..k-1, p[i])
claim sum(i = 1..k-1, exp(t[i])) = (1 - p[k])/p[k]
claim p[k] = 1/(sum(i = 1..k-1, exp(t[i])) + 1)
claim p[i] = exp(t[i])*p[k]
claim p[i] = exp(t[i])/(sum(j = 1..k-1, exp(t[j])) + 1)
claim exp(t[k]) = p[k]/p[k]
claim exp(t[k]) = 1
claim p[i] = exp(t[i])/sum(j = 1..k, exp(t[j]))
claim p = softmax(t)
@formula e^{t_i} := \frac{p_i}{p_k}
@formula p_i = e^{t_i} p_k = \frac{e^{t_i}}{\sum_{i=1}^{k-1} e^{t_i} + 1}
@formula p_i = \frac{e^{t_i}}{\sum_{i=1}^{k} e^{t_i}}
