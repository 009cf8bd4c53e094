# The chain rule with numbers: f(x) = x^2 + 2x + 1 at x = 2, both ways.
@title Chain rule with numbers
x : scalar
assume x = 2
y = x + 1
f = y^2
claim f = x^2 + 2*x + 1
claim df/dx = 2*(x + 1)
claim df/dx = 6
claim y = 3
claim df/dx = df/dy*dy/dx
claim df/dy = 2*y
claim df/dy*dy/dx = 6
