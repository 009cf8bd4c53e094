# The derivative at x_0 as the limit of a quotient of differences.
@title Derivative as a limit
@loss y
@wrt x
@alias x = x_0
@alias Dx = \Delta x
@alias Dy = \Delta y
f : function
x, x1 : scalar
y = f(x)
Dx = x - x1
Dy = f(x) - f(x1)
@formula \lim_{x_1 \to x_0} \frac{\Delta y}{\Delta x} = \frac{dy}{dx}
