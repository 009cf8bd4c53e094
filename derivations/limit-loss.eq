# One entry of a gradient as a limit: V is W1 with h added to its first entry.
@title Derivative of a loss as a limit
@loss loss
@wrt W1
input x : vector(2)
label t : vector(2)
W1 : matrix(3, 2); W2 : matrix(2, 3)
h : scalar
assume h = 0
loss = -sum(t .* log(softmax(W2*sigma(W1*x))))
V[i,j] = W1[i,j] + h*[i == 1]*[j == 1]
moved = -sum(t .* log(softmax(W2*sigma(V*x))))
claim moved - loss = 0
claim dmoved/dh = ∂loss/∂W1[1,1]
