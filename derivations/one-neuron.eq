# One neuron and its output weight.
@title One neuron
@alias wp = w'
@alias bp = b'
input x, z : scalar
w, b, wp, bp : scalar
y = wp*sigma(w*x + b) + bp
claim sigma(z) = 1/(1 + exp(-z))
