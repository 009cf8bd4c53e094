# All derivatives of a function of several numbers, beside each other.
@title Gradient
g : function(vector(n)) -> scalar
x : vector(n)
f = g(x)
claim nabla(f) = entries(∂f/∂x, axis=2)
