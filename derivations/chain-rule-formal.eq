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
claim h'(x) = dh/dx
claim h'(x) = dh/dx*dy/dy
claim h'(x) = dh/dy × dy/dx
claim h'(a) = (dh/dy)|_{y = b} × (dy/dx)|_{x = a}
