@title Batch normalisation
# Written out: the mean and the variance of each feature run over the N samples.
input X : matrix(N, d)
label T : matrix(N, d)
gamma : vector(d); beta : vector(d)
mu[j] = 1/N*sum(i, X[i,j])
v[j] = 1/N*sum(i, (X[i,j] - mu[j])^2)
Xhat[i,j] = (X[i,j] - mu[j])/sqrt(v[j] + 0.00001)
Y[i,j] = gamma[j]*Xhat[i,j] + beta[j]
L = 1/2*sum((Y - T).^2)
@wrt gamma, beta, Xhat, v, mu, X
claim ∂L/∂gamma[j] = sum(i, ∂L/∂Y[i,j]*Xhat[i,j])
claim ∂L/∂beta[j] = sum(i, ∂L/∂Y[i,j])
claim ∂L/∂X[i,j] = 1/sqrt(v[j] + 0.00001)*(∂L/∂Xhat[i,j] - 1/N*sum(k, ∂L/∂Xhat[k,j]) - 1/N*Xhat[i,j]*sum(k, ∂L/∂Xhat[k,j]*Xhat[k,j]))
