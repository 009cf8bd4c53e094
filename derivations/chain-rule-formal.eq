# The chain rule for unknown functions, in general and at a point.
@title Chain rule
f : function
k : function
x : scalar
y = f(x)
h = k(y)
claim dh/dx = dh/dy*dy/dx
@formula \frac{dh}{dx} = \frac{dh}{dx} \frac{dy}{dy} = \frac{dh}{dy} \times \frac{dy}{dx}
@formula h'(x) = \frac{dh}{dx} = \frac{dh}{dx} \frac{dy}{dy} = \frac{dh}{dy} \times \frac{dy}{dx}
