@title Skip-gram with a full softmax
# v is the centre word's vector, the rows of U are all words' output vectors, o the word that is seen.
parameter v : vector(d)
parameter U : matrix(V, d)
o : index(V)
z = U*v
p = softmax(z)
L = -log(p[o])
claim ∂L/∂z[w] = p[w] - [w == o]
claim ∂L/∂v = U'*∂L/∂z
claim ∂L/∂U = ∂L/∂z ⊗ v
