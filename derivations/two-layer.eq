@title Two-layer network
@note x image vector (argument)
@note l (= z_n) label (value)
@loss epsilon

input x : vector
label l : vector

p = V*x + v
y = sigma(p)
q = U*y + u
z = sigma(q)
epsilon = 1/2*(z - l)^2
