@title Highway layer
input x : vector(n)
label t : vector(n)
Wh : matrix(n, n); Wg : matrix(n, n); bh : vector(n); bg : vector(n)
h = tanh(Wh*x + bh)
g = sigma(Wg*x + bg)
y = g .* h + (1 - g) .* x
L = 1/2*(y - t)^2
@wrt h, g, Wh, bh, Wg, bg, x
claim ∂L/∂g = (h - x) .* ∂L/∂y
