# The derivative at x = x_0 as the limit of a quotient of differences.
@title Derivative as a limit
@loss y
@wrt x
@alias Dx = \Delta x
@alias Dy = \Delta y
f : function
x, x1 : scalar
x0 = x
y = f(x)
Dx = x0 - x1
Dy = f(x0) - f(x1)
claim lim(x1 -> x0, Dy/Dx) = dy/dx
