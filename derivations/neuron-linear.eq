# A linear neuron.
@title Linear neuron
input x : vector(n)
w : vector(n); b : scalar
h = b + sum(i, w[i]*x[i])
claim ∂h/∂w[i] = x[i]
claim ∂h/∂b = 1
