# Softmax with cross-entropy: the chain rule goes through every output.
@title Softmax with cross-entropy
@wrt p, x
@loss L
@alias softmax = P
@alias p[i] = P(x_i)
@alias L = f
x : vector(k)
label t : vector(k)
p = softmax(x)
y = p
L = -sum(l, t[l]*log(p[l]))
assume sum(t) = 1
claim ∂L/∂x[j] = p[j] - t[j]
claim ∂(-sum(i = 1..k, t[i]*log(y[i])))/∂y[i] = ∂(-t[i]*log(y[i]))/∂y[i]
claim ∂(-sum(i = 1..k, t[i]*log(y[i])))/∂y[i] = -t[i]*(1/y[i])
claim ∂L/∂x[i] = sum(l = 1..k, ∂L/∂p[l] × ∂p[l]/∂x[i])
claim y[i] = p[i]
claim ∂L/∂x[i] = p[i] - t[i]
claim ∂L/∂x[i] = y[i] - t[i]
