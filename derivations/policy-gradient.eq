@title Score of a softmax policy
# The policy's gradient is the mean of G times the score; G is the return, a the action that was taken.
input s : vector(d)
input G : scalar
parameter Theta : matrix(k, d)
a : index(k)
z = Theta*s
p = softmax(z)
J = G*log(p[a])
claim ∂J/∂z[i] = G*([i == a] - p[i])
claim ∂J/∂Theta = ∂J/∂z ⊗ s
