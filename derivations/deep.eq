@title Deep network
input x : vector(n{0})
label y : vector(n{L})
parameter W{l} : matrix(n{l}, n{l-1})
parameter b{l} : vector(n{l})
a{0} = x
z{l} = W{l}*a{l-1} + b{l} for l = 1..L
a{l} = sigma(z{l}) for l = 1..L
loss = 1/2*(a{L} - y)^2
@wrt W, b, z, a
