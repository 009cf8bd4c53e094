@title Autoencoder with tied weights
# W stands in both layers: its gradient is a sum over two paths.
input x : vector(n)
W : matrix(k, n); b : vector(k); c : vector(n)
h = sigma(W*x + b)
r = W'*h + c
L = 1/2*(r - x)^2
