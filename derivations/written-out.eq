# A small classifier, its layers written out entry by entry.
@title Written-out network
@alias S = sigma
@alias P = softmax
@alias W1 = W^{(1)}
@alias W2 = W^{(2)}
@alias W1[i,j] = W_{ij}^{(1)}
@alias W2[i,j] = W_{ij}^{(2)}
input x : vector(2)
label t : vector(2)
W1 : matrix(3, 2); W2 : matrix(2, 3)
a = sigma(W1*x)
b = W2*a
y = softmax(b)
loss = -sum(i, t[i]*log(y[i]))
claim a[1] = sigma(W1[1,1]*x[1] + W1[1,2]*x[2])
claim a[2] = sigma(W1[2,1]*x[1] + W1[2,2]*x[2])
claim a[3] = sigma(W1[3,1]*x[1] + W1[3,2]*x[2])
claim b[i] = W2[i,1]*a[1] + W2[i,2]*a[2] + W2[i,3]*a[3]
claim loss = -t[1]*log(y[1]) - t[2]*log(y[2])
claim y[1] = softmax(entries(W2*a))[1]
claim y[2] = softmax(entries(W2*a))[2]
@formula loss = - \sum_{i \in C} t_i \log(y_i) = - t_1 \log(y_1) - t_2 \log(y_2)
@formula loss = f(w)
