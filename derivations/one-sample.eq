# One sample through a hidden layer with an unknown activation, in entries.
@title Three layers, one sample
f : function
input x : vector(d)
label y : scalar
W : matrix(M, d); b : vector(M); theta : vector(M); c : scalar
h[j] = f(sum(i, W[j,i]*x[i]) + b[j])
yhat = sum(j, theta[j]*h[j]) + c
L = (yhat - y)^2
claim dL/dtheta[j] = h[j]*dL/dyhat
claim dL/dh[j] = theta[j]*dL/dyhat
claim dL/dW[j,i] = x[i]*f'(sum(k, W[j,k]*x[k]) + b[j])*theta[j]*dL/dyhat
claim dL/db[j] = f'(sum(k, W[j,k]*x[k]) + b[j])*theta[j]*dL/dyhat
