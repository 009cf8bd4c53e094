# Softmax with cross-entropy: the chain rule goes through every output.
@title Softmax with cross-entropy
x : vector(k)
label t : vector(k)
y = softmax(x)
L = -sum(t .* log(y))
assume sum(t) = 1
claim dL/dy[i] = -t[i]/y[i]
claim dL/dx[j] = sum(l, dL/dy[l]*dy[l]/dx[j])
claim dL/dx[j] = -sum(l, t[l]/y[l]*y[l]*([l == j] - y[j]))
claim dL/dx[j] = sum(l, t[l]*y[j]) - sum(l, t[l]*[l == j])
claim dL/dx[j] = y[j]*sum(l, t[l]) - t[j]
claim dL/dx = y - t
