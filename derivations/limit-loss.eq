# One entry of a gradient as a limit.
@title Derivative of a loss as a limit
@loss loss
@alias W1[i,j] = w_{ij}^{(1)}
input x : vector(2)
label t : vector(2)
W1 : matrix(3, 2); W2 : matrix(2, 3)
loss = -sum(t .* log(softmax(W2*sigma(W1*x))))
@formula \nabla = \lim_{h \to 0} \frac{loss(w_{11}^{(1)} + h, \dots) - loss(w_{11}^{(1)}, \dots)}{h}
@formula \frac{\partial loss}{\partial w_{11}^{(1)}} = \lim_{h \to 0} \frac{loss(w_{11}^{(1)} + h, \dots) - loss(w_{11}^{(1)}, \dots)}{h}
