# One sample through a hidden layer with an unknown activation, in entries.
@title Three layers, one sample
@space x, yhat
f : function
input x : vector(d)
label y : scalar
W : matrix(M, d); b : vector(M); theta : vector(M); c : scalar
h[j] = f(sum(i, W[j,i]*x[i]) + b[j])
yhat = sum(j, theta[j]*h[j]) + c
L = (yhat - y)^2
claim ∂L/∂theta[j] = h[j]*∂L/∂yhat
claim ∂L/∂h[j] = theta[j]*∂L/∂yhat
claim ∂L/∂W[j,i] = x[i]*f'(sum(k, W[j,k]*x[k]) + b[j])*theta[j]*∂L/∂yhat
claim ∂L/∂b[j] = f'(sum(k, W[j,k]*x[k]) + b[j])*theta[j]*∂L/∂yhat
