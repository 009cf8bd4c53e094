# Softmax with cross-entropy: the chain rule goes through every output.
@title Softmax with cross-entropy
@alias softmax = P
@alias y[i] = P(x_i)
@alias L = f
x : vector(k)
label t : vector(k)
y = softmax(x)
L = -sum(l, t[l]*log(y[l]))
assume sum(t) = 1
claim ∂L/∂x[j] = y[j] - t[j]
@formula \frac{\partial}{\partial y_i} \left( - \sum_{i=1}^{c} t_i \log(y_i) \right) = \frac{\partial}{\partial y_i} \left( - t_i \log(y_i) \right) = - t_i \frac{1}{y_i}
@formula \frac{\partial}{\partial x_i} f(x_i) = \sum_{l=1}^{k} \frac{\partial f(x_i)}{\partial P(x_l)} \times \frac{\partial P(x_l)}{\partial x_i}
@formula \frac{\partial}{\partial x_i} f(x_i) = P(x_i) - t_i = y_i - t_i
