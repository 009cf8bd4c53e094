@title Residual block
input x : vector(n)
label t : vector(n)
W1 : matrix(h, n); W2 : matrix(n, h)
a = relu(W1*x)
f = W2*a
y = x + f
L = 1/2*(y - t)^2
@wrt W2, W1, x
claim ∂L/∂x = ∂L/∂y + W1'*(step(W1*x) .* (W2'*∂L/∂f))
