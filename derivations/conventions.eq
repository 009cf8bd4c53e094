# A vector function between parameters and loss: its Jacobian, and the chain rule for gradients
# (columns) and for derivatives (rows).
@title Conventions
g : function(vector(M)) -> vector(N)
ell : function(vector(N)) -> scalar
parameter theta : vector(M)
h = g(theta)
L = ell(h)
claim ∂L/∂theta[j] = sum(i, ∂L/∂h[i]*∂h[i]/∂theta[j])
claim ∂L/∂theta = (∂h/∂theta)'*∂L/∂h
claim (∂L/∂theta)' = (∂L/∂h)'*∂h/∂theta
