# The same loss with its logarithm written out first.
@title Softmax with cross-entropy, the second way
a : vector(k)
label t : vector(k)
y = softmax(a)
L = -sum(i, t[i]*a[i]) + sum(i, t[i]*log(sum(j, exp(a[j]))))
assume sum(t) = 1
claim L = -sum(i, t[i]*log(exp(a[i])/sum(j, exp(a[j]))))
claim ∂L/∂a[i] = -t[i] + exp(a[i])/sum(j = 1..k, exp(a[j]))
claim ∂L/∂a[i] = y[i] - t[i]
claim ∂L/∂a = softmax(a) - t
@formula L(a_1 \cdots a_k, t_1 \cdots t_k) = - \sum_{i=1}^{k} t_i \log(y_i) = - \sum_{i=1}^{k} t_i \times \log \frac{\exp(a_i)}{\sum_{j=1}^{k} \exp(a_j)} = - \sum_{i=1}^{k} t_i a_i + \sum_{i=1}^{k} t_i \log \left\{ \sum_{j=1}^{k} \exp(a_j) \right\}
