# Row vectors: a layer is x*W + b.
@title Two layers of rows
@alias sigma = S
@alias softmax = P
input X : row(2)
label t : row(3)
W1 : matrix(2, 3); b1 : row(3)
W2 : matrix(3, 3); b2 : row(3)
a = X*W1 + b1
s = sigma(a)
b = s*W2 + b2
h = sigma(b)
y = softmax(h)
L = -sum(t .* log(y))
assume sum(t) = 1
claim ∂L/∂h = y - t
claim ∂L/∂b = ∂L/∂h .* h .* (1 - h)
claim ∂L/∂W2 = s'*∂L/∂b
claim ∂L/∂s = ∂L/∂b*W2'
claim ∂L/∂W1 = X'*∂L/∂a
