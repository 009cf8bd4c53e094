# A derivative is what is left of the difference quotient when h goes to 0:
# both differ by h times something that stays bounded.
@title Difference quotients
@wrt x
x, h : scalar
y = x^2
z = x^3
loss = y + z
claim ((x + h)^2 - x^2)/h = 2*x + h
claim ((x + h)^2 - x^2)/h = dy/dx + h
claim ((x + h)^3 - x^3)/h = dz/dx + h*(3*x + h)
claim ((x + h)^3 - (x - h)^3)/(2*h) = dz/dx + h^2
