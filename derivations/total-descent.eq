# Descent on the total loss of a linear network over all samples.
@title Descent
@alias Ltotal = L_{total}
input x : vector(p)
label y : scalar
w : vector(p)
yhat = w'*x
Ltotal = (yhat - y)^2
claim ∂Ltotal/∂w = 2*(yhat - y)*x
