@title Two-layer network, one-dimensional
@note x image (argument)
@note l (= z_n) label (value)
@loss epsilon

input x : scalar
label l : scalar
V, v, U, u : scalar

p = V*x + v
y = sigma(p)
q = U*y + u
z = sigma(q)
epsilon = 1/2*(z - l)^2
