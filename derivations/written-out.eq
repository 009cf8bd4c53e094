# A small classifier, its layers written out entry by entry.
@title Written-out network
@alias S = sigma
@alias P = softmax
input x : vector(2)
label t : vector(2)
W1 : matrix(3, 2); W2 : matrix(2, 3)
a = sigma(W1*x)
b = W2*a
y = softmax(b)
loss = -sum(t .* log(y))
claim a[1] = sigma(W1[1,1]*x[1] + W1[1,2]*x[2])
claim a[2] = sigma(W1[2,1]*x[1] + W1[2,2]*x[2])
claim a[3] = sigma(W1[3,1]*x[1] + W1[3,2]*x[2])
claim b[i] = W2[i,1]*a[1] + W2[i,2]*a[2] + W2[i,3]*a[3]
claim loss = -t[1]*log(y[1]) - t[2]*log(y[2])
