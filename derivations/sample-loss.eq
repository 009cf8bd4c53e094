# The loss of one sample under an unknown network, whose weights are counted from 0.
@title Loss of one sample
@base 0
@alias net = Net_\cdot
@alias ell = \ell
net : function(vector(p + 1), scalar) -> scalar
ell : function(scalar, scalar) -> scalar
input x : scalar
label y : scalar
parameter w : vector(p + 1)
yhat = net(w, x)
L = ell(yhat, y)
claim ∂L/∂w = ∂L/∂yhat*∂yhat/∂w
