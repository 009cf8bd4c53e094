# The total loss of an unknown network under an unknown loss: a family over the samples, of which
# there may be any number. Weights are counted from 0, samples from 1.
@title Total loss
@base 0
@alias net = Net_\cdot
@alias ell = L
@alias Ltotal = L_{total}
@alias wstart = \mathbf{w}^{t=0}
@alias L0 = L_{total}^{t=0}
net : function(vector(p + 1), scalar) -> scalar
ell : function(scalar, scalar) -> scalar
input x{s} : scalar
label y{s} : scalar
parameter w : vector(p + 1)
wstart : vector(p + 1)
yhat{s} = net(w, x{s}) for s = 1..S
Ltotal = 1/S*sum(s, ell(yhat{s}, y{s}))
claim Ltotal = 1/S*sum(s, ell(net(w, x{s}), y{s}))
claim ∂Ltotal/∂yhat{1} = 1/S*∂_1 ell(yhat{1}, y{1})
claim ∂Ltotal/∂w = sum(s, ∂Ltotal/∂yhat{s}*∂yhat{s}/∂w)
claim ∂Ltotal/∂w[j] = 1/S*sum(s, ∂_1 ell(yhat{s}, y{s})*∂_1 net(w, x{s})[j])
let L0 = 1/S*sum(s = 1..S, ell(net(wstart, x{s}), y{s}))
claim Ltotal|_{w = wstart} = L0
@formula \frac{\partial L_{total}}{\partial \hat{y}_s} \neq 0
