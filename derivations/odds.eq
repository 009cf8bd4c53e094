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
@formula e^{t_i} := \frac{p_i}{p_k}
@formula \sum_{i=1}^{k-1} e^{t_i} = \frac{1}{p_k} \sum_{i=1}^{k-1} p_i
@formula \sum_{i=1}^{k} p_i = 1
@formula p_k = 1 - \sum_{i=1}^{k-1} p_i
@formula \sum_{i=1}^{k-1} e^{t_i} = \frac{1 - p_k}{p_k}
@formula p_k = \frac{1}{\sum_{i=1}^{k-1} e^{t_i} + 1}
@formula p_i = e^{t_i} p_k = \frac{e^{t_i}}{\sum_{i=1}^{k-1} e^{t_i} + 1}
@formula e^{t_k} = \frac{p_k}{p_k} = 1
@formula p_i = \frac{e^{t_i}}{\sum_{i=1}^{k} e^{t_i}}
