# The total loss of an unknown network under an unknown loss: a family over the samples, of which
# there may be any number.
@title Total loss
net : function(vector(p), scalar) -> scalar
ell : function(scalar, scalar) -> scalar
input x{s} : scalar
label y{s} : scalar
parameter w : vector(p)
yhat{s} = net(w, x{s}) for s = 1..S
Ltotal = 1/S*sum(s, ell(yhat{s}, y{s}))
claim ∂Ltotal/∂yhat{1} = 1/S*∂_1 ell(yhat{1}, y{1})
claim ∂Ltotal/∂w = sum(s, ∂Ltotal/∂yhat{s}*∂yhat{s}/∂w)
claim ∂Ltotal/∂w[j] = 1/S*sum(s, ∂_1 ell(yhat{s}, y{s})*∂_1 net(w, x{s})[j])
@formula \mathbf{w} = \begin{bmatrix} w_0 \\ w_1 \\ \vdots \\ w_p \end{bmatrix}
