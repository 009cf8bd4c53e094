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
claim dL/dyhat = 2*(yhat - y)
claim dL/dtheta = H'*dL/dyhat
claim dL/dc = ones(N)'*dL/dyhat
claim dL/dH[i,j] = theta[j]*dL/dyhat[i]
claim dL/dH = dL/dyhat*theta'
claim dL/dA = dL/dH .* f'(A)
claim dL/dW = (dL/dA)'*X
claim dL/db = (dL/dA)'*ones(N)
