# The chain rule with numbers: f(x) = x^2 + 2x + 1 at x = 2, both ways.
@title Chain rule with numbers
x : scalar
assume x = 2
y = x + 1
f = y^2
claim f(x) = x^2 + 2*x + 1
claim f(x) = g(h(x))
let g(x) = x^2, h(x) = x + 1
claim f'(x)|_{x = 2} = 2*(x + 1)|_{x = 2}
claim f'(x)|_{x = 2} = 6
claim y = 3
claim f'(x)|_{x = 2} = (df/dx)|_{x = 2}
claim f'(x)|_{x = 2} = (df/dy)|_{y = 3} × (dy/dx)|_{x = 2}
claim f'(x)|_{x = 2} = (d(y^2)/dy)|_{y = 3} × (d(x + 1)/dx)|_{x = 2}
claim f'(x)|_{x = 2} = g'(y)|_{y = 3} × h'(x)|_{x = 2}
claim f'(x)|_{x = 2} = 6
