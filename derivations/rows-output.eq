# The same with an output layer before softmax.
@title Three layers of rows
@alias S = sigma
@alias P = softmax
input X : row(2)
label t : row(3)
W1 : matrix(2, 3); b1 : row(3)
W2 : matrix(3, 3); b2 : row(3)
W3 : matrix(3, 3); b3 : row(3)
a = X*W1 + b1
s = sigma(a)
b = s*W2 + b2
h = sigma(b)
c = h*W3 + b3
y = softmax(c)
L = -sum(t .* log(y))
assume sum(t) = 1
claim ∂L/∂c = y - t
claim ∂L/∂W3 = h'*(y - t)
claim ∂L/∂h = (y - t)*W3'
