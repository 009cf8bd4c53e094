@title Variational autoencoder
# eps is drawn once; the divergence is of N(mu, exp(l)) from N(0, 1), l the logarithm of the variance.
input x : vector(n)
input eps : vector(k)
Wm : matrix(k, n); Wl : matrix(k, n); D : matrix(n, k)
mu = Wm*x
l = Wl*x
z = mu + exp(1/2*l) .* eps
xhat = D*z
R = 1/2*(xhat - x)^2
KL = 1/2*sum(mu.^2 + exp(l) - l - 1)
L = R + KL
@wrt D, z, mu, l, Wm, Wl
claim ∂L/∂mu = ∂L/∂z + mu
claim ∂L/∂l = 1/2*exp(1/2*l) .* eps .* ∂L/∂z + 1/2*(exp(l) - 1)
