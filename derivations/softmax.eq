# The derivatives of softmax.
@title Softmax
@alias S = sigma
@alias P = softmax
x : vector(k)
p = softmax(x)
claim p[i] = exp(x[i])/sum(j, exp(x[j]))
claim ∂p[i]/∂x[i] = p[i]*(1 - p[i])
claim ∂p[i]/∂x[j] = p[i]*([i == j] - p[j])
@formula \begin{cases} S(x) = \frac{1}{1 + \exp(-x)} \\ P(x_i) = \frac{\exp(x_i)}{\sum \exp(x_i)} \end{cases}
@formula P(x_i) = \frac{\exp(x_i)}{\sum \exp(x_i)}
@formula \begin{aligned} \frac{\partial P}{\partial x_i} &= \frac{1}{\left\{\sum \exp(x_i)\right\}^2} \{\exp(x_i)\} \left\{\sum \exp(x_i) - \exp(x_i)\right\} \\ &= \frac{\exp(x_i)}{\sum \exp(x_i)} \left\{ \frac{\sum \exp(x_i) - \exp(x_i)}{\sum \exp(x_i)} \right\} = \frac{\exp(x_i)}{\sum \exp(x_i)} \left\{ 1 - \frac{\exp(x_i)}{\sum \exp(x_i)} \right\} = P(x_i) \{1 - P(x_i)\} \end{aligned}
@formula \begin{aligned} \frac{\partial P}{\partial x_j} &= \frac{\partial}{\partial x_j} \left\{ \frac{\exp(x_i)}{\sum \exp(x_i)} \right\} = \exp(x_i) \frac{\partial}{\partial x_j} \left\{ \frac{1}{\sum \exp(x_i)} \right\} = \exp(x_i) \frac{-\exp(x_j)}{\left\{\sum \exp(x_i)\right\}^2} \\ &= - \frac{\exp(x_i)}{\sum \exp(x_i)} \frac{\exp(x_j)}{\sum \exp(x_i)} = - P(x_i) P(x_j) \quad (i \neq j) \end{aligned}
@formula \frac{\partial P(x_i)}{\partial x_j} = \begin{cases} P(x_i) \{1 - P(x_j)\} & i = j \\ - P(x_i) P(x_j) & i \neq j \end{cases}
