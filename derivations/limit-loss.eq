# One entry of a gradient as a limit.
@title Derivative of a loss as a limit
@loss loss
@alias W1[i,j] = w_{ij}^{(1)}
@alias D11 = \nabla
input x : vector(2)
label t : vector(2)
h : scalar
W1 : matrix(3, 2); W2 : matrix(2, 3)
loss = -sum(t .* log(softmax(W2*sigma(W1*x))))
let D11 = lim(h -> 0, (loss|_{W1[1,1] = W1[1,1] + h} - loss|_{W1[1,1] = W1[1,1]})/h)
claim ∂loss/∂W1[1,1] = lim(h -> 0, (loss|_{W1[1,1] = W1[1,1] + h} - loss|_{W1[1,1] = W1[1,1]})/h)
