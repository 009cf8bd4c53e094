# Softmax with cross-entropy: the chain rule goes through every output.
@title Softmax with cross-entropy
@alias softmax = P
@alias L = f
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
@formula \frac{\partial}{\partial y_i} \left( - \sum_{i=1}^{c} t_i \log(y_i) \right) = \frac{\partial}{\partial y_i} \left( - t_i \log(y_i) \right) = - t_i \frac{1}{y_i}
@formula \frac{\partial}{\partial x_i} f(x_i) = \sum_{l=1}^{k} \frac{\partial f(x_i)}{\partial P(x_l)} \times \frac{\partial P(x_l)}{\partial x_i}
@formula \begin{aligned} \frac{\partial}{\partial x_j} f(x_i) &= \sum_{l=1}^{k} \frac{\partial f(x_i)}{\partial P(x_l)} \times \frac{\partial P(x_l)}{\partial x_j} = - \sum_{l=1}^{k} \frac{t_l}{P(x_l)} \times P(x_l) \left\{ I_{(l=j)} - P(x_j) \right\} = - \sum_{l=1}^{k} t_l \left\{ I_{(l=j)} - P(x_j) \right\} \\ &= \sum_{l=1}^{k} t_l P(x_j) - \sum_{l=1}^{k} t_l I_{(l=j)} = P(x_j) \sum_{l=1}^{k} t_l - \sum_{l=1}^{k} t_l I_{(l=j)} = P(x_j) - t_j \end{aligned}
@formula \frac{\partial}{\partial x_i} f(x_i) = P(x_i) - t_i = y_i - t_i
