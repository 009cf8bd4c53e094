@title Metric learning
# The distance of x and y after the map A.
input x : vector(n)
input y : vector(n)
A : matrix(k, n)
d = x - y
D = d'*A'*A*d
claim ∂D/∂A = 2*A*d*d'
