# The same loss with its logarithm written out first.
@title Softmax with cross-entropy, the second way
a : vector(k)
label t : vector(k)
y = softmax(a)
L = -sum(i, t[i]*a[i]) + sum(i, t[i]*log(sum(j, exp(a[j]))))
assume sum(t) = 1
claim L(a, t) = -sum(i = 1..k, t[i]*log(y[i]))
claim L(a, t) = -sum(i = 1..k, t[i] × log(exp(a[i])/sum(j = 1..k, exp(a[j]))))
claim L(a, t) = -sum(i = 1..k, t[i]*a[i]) + sum(i = 1..k, t[i]*log(sum(j = 1..k, exp(a[j]))))
claim ∂L/∂a[i] = -t[i] + exp(a[i])/sum(j = 1..k, exp(a[j]))
claim ∂L/∂a[i] = y[i] - t[i]
claim ∂L/∂a = softmax(a) - t
