# The total loss of an unknown network under an unknown loss, over three samples.
@title Total loss
net : function(vector(p), scalar) -> scalar
ell : function(scalar, scalar) -> scalar
input x1, x2, x3 : scalar
label y1, y2, y3 : scalar
parameter w : vector(p)
yhat1 = net(w, x1)
yhat2 = net(w, x2)
yhat3 = net(w, x3)
Ltotal = 1/3*(ell(yhat1, y1) + ell(yhat2, y2) + ell(yhat3, y3))
claim ∂Ltotal/∂yhat2 = 1/3*∂_1 ell(yhat2, y2)
claim ∂Ltotal/∂w = ∂Ltotal/∂yhat1*∂yhat1/∂w + ∂Ltotal/∂yhat2*∂yhat2/∂w + ∂Ltotal/∂yhat3*∂yhat3/∂w
