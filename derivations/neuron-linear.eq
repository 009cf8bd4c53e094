# A linear neuron.
@title Linear neuron
input x : vector(n)
w : vector(n); b : scalar
h = b + sum(i, w[i]*x[i])
claim dh/dw[i] = x[i]
claim dh/db = 1
