# The same network for N samples, one in each row; the bias goes to every row.
@title Three layers, a batch
f : function
input X : matrix(N, d)
label y : vector(N)
W : matrix(M, d); b : vector(M); theta : vector(M); c : scalar
A = X*W' + b
H = f(A)
yhat = H*theta + c
L = (yhat - y)'*(yhat - y)
