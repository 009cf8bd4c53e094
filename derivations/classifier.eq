# The output layer of a classifier with softmax; w[i,j] is the weight of input i in unit j.
@title Output layer of a classifier
@alias w[i,j] = w_i^{(j)}
input x : vector(n)
label t : vector(k)
w : matrix(n, k); b : vector(k)
z[j] = b[j] + sum(i, x[i]*w[i,j])
y = softmax(z)
L = -sum(j, t[j]*log(y[j]))
assume sum(t) = 1
claim ∂z[j]/∂w[i,l] = x[i]*[j == l]
claim ∂L/∂z[j] = y[j] - t[j]
claim ∂L/∂w[i,j] = x[i]*(y[j] - t[j])
claim ∂L/∂b[j] = y[j] - t[j]
