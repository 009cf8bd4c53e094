# A tanh neuron.
@title Tanh neuron
input x : vector(n)
w : vector(n); b : scalar
z = b + sum(i, w[i]*x[i])
h = tanh(z)
claim h = tanh(z)
claim h = (e^z - e^-z)/(e^z + e^-z)
claim ∂h/∂z = 1 - h^2
claim ∂h/∂w[i] = (1 - h^2)*x[i]
