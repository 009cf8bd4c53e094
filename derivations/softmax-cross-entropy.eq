# Softmax with cross-entropy: the chain rule goes through every output.
@title Softmax with cross-entropy
x : vector(k)
label t : vector(k)
y = softmax(x)
L = -sum(t .* log(y))
assume sum(t) = 1
claim ∂L/∂y[i] = -t[i]/y[i]
claim ∂L/∂x[j] = sum(l, ∂L/∂y[l]*∂y[l]/∂x[j])
claim ∂L/∂x[j] = -sum(l, t[l]/y[l]*y[l]*([l == j] - y[j]))
claim ∂L/∂x[j] = sum(l, t[l]*y[j]) - sum(l, t[l]*[l == j])
claim ∂L/∂x[j] = y[j]*sum(l, t[l]) - t[j]
claim ∂L/∂x = y - t
