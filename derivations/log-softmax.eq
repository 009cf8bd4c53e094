# The same loss with its logarithm written out first.
@title Softmax with cross-entropy, the second way
a : vector(k)
label t : vector(k)
L = -sum(i, t[i]*a[i]) + sum(i, t[i]*log(sum(j, exp(a[j]))))
assume sum(t) = 1
claim L = -sum(i, t[i]*log(exp(a[i])/sum(j, exp(a[j]))))
claim ∂L/∂a[i] = -t[i] + exp(a[i])/sum(j, exp(a[j]))
claim ∂L/∂a = softmax(a) - t
