@title Log-likelihood of a Gaussian
input X : matrix(N, d)
parameter mu : vector(d)
parameter Sigma : definite matrix(d, d)
D = X - ones(N)*mu'
L = -N/2*logdet(Sigma) - 1/2*tr(inv(Sigma)*D'*D)
claim ∂L/∂mu = inv(Sigma)*D'*ones(N)
claim ∂L/∂Sigma = -N/2*inv(Sigma) + 1/2*inv(Sigma)*D'*D*inv(Sigma)
