# The same with k outputs, in matrix form; no sum sign is left in front of it.
@title Two layers in matrix form
@loss yhat
input X : vector(n)
W_in : matrix(N, n); b_in : vector(N); W_out : matrix(k, N); b_out : vector(k)
yhat = b_out + W_out*sigma(W_in*X + b_in)
claim yhat[j] = b_out[j] + sum(i, W_out[j,i]*sigma(sum(r, W_in[i,r]*X[r]) + b_in[i]))
