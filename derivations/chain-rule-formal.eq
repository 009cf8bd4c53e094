# The chain rule for unknown functions, in general and at a point.
@title Chain rule
@loss h
@wrt x
f : function
k : function
x, a : scalar
y = f(x)
h = k(y)
b = f(a)
claim dh/dx = dh/dy*dy/dx
@formula h'(x) = \frac{dh}{dx} = \frac{dh}{dx} \frac{dy}{dy} = \frac{dh}{dy} \times \frac{dy}{dx}
@formula h'(a) = \left. \frac{dh}{dy} \right|_{y=b} \times \left. \frac{dy}{dx} \right|_{x=a}
