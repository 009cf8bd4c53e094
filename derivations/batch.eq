# The same network for N samples, one in each row; the bias goes to every row.
@title Three layers, a batch
@space X, W, H
@space theta, c, y, yhat
f : function
input X : matrix(N, d)
label y : vector(N)
W : matrix(M, d); b : vector(M); theta : vector(M); c : scalar
A = X*W' + b
H = f(A)
yhat = H*theta + c
L = (yhat - y)'*(yhat - y)
claim ∂L/∂yhat = 2*(yhat - y)
claim ∂L/∂theta = H'*∂L/∂yhat
claim ∂L/∂c = ones(N)'*∂L/∂yhat
claim ∂L/∂H[i,j] = theta[j]*∂L/∂yhat[i]
claim ∂L/∂H = ∂L/∂yhat*theta'
claim ∂L/∂A = ∂L/∂H .* f'(A)
claim ∂L/∂W = (∂L/∂A)'*X
claim ∂L/∂b = (∂L/∂A)'*ones(N)
claim H = f(X*W' + b)
