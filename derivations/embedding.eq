@title Embedding of a word
# The lookup of a row is a product with a one-hot vector: only that row has a gradient.
input w : onehot vector(V)
label t : vector(d)
E : matrix(V, d)
e = E'*w
L = 1/2*(e - t)^2
claim ∂L/∂E = w ⊗ ∂L/∂e
