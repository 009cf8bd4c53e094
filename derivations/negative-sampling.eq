@title Skip-gram with negative sampling
# u is the seen word's vector, the rows of N are K words drawn as noise.
v : vector(d); u : vector(d); N : matrix(K, d)
L = -log(sigma(u'*v)) - sum(log(sigma(-N*v)))
claim ∂L/∂u = (sigma(u'*v) - 1)*v
claim ∂L/∂N = sigma(N*v) ⊗ v
claim ∂L/∂v = (sigma(u'*v) - 1)*u + N'*sigma(N*v)
