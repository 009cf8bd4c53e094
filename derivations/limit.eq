# The derivatives of f(a, b) as limits, and as slopes of increments, which are 0 at h = 0.
@title Derivatives as limits
@wrt a, b
@loss z
f : function(scalar, scalar) -> scalar
a, b, h : scalar
assume h = 0
z = f(a, b)
u = f(a + h, b) - f(a, b)
v = f(a, b + h) - f(a, b)
claim u = 0
claim v = 0
claim du/dh = ∂z/∂a
claim dv/dh = ∂z/∂b
claim f'(a, b) = vcat(lim(h -> 0, (f(a + h, b) - f(a, b))/h), lim(h -> 0, (f(a, b + h) - f(a, b))/h))
claim ∂z/∂a = lim(h -> 0, (f(a + h, b) - f(a, b))/h)
