# A sigmoid neuron.
@title Sigmoid neuron
input x : vector(n)
w : vector(n); b : scalar
z = b + sum(i, w[i]*x[i])
h = sigma(z)
claim h = sigma(z)
claim h = e^z/(1 + e^z)
claim h = 1/(1 + e^-z)
claim ∂h/∂z = h*(1 - h)
claim ∂h/∂w[i] = h*(1 - h)*x[i]
