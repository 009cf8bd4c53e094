# One neuron and its output weight.
@title One neuron
@alias wp = w'
@alias bp = b'
input x : scalar
w, b, wp, bp : scalar
y = wp*sigma(w*x + b) + bp
@formula \sigma(z) = \frac{1}{1 + \exp(-z)}
