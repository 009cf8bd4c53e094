@title Divergence of two Gaussians
# From N(m, S) to N(0, T).
parameter m : vector(d)
parameter S : definite matrix(d, d)
input T : definite matrix(d, d)
KL = 1/2*(tr(inv(T)*S) + m'*inv(T)*m - d + logdet(T) - logdet(S))
claim ∂KL/∂m = inv(T)*m
claim ∂KL/∂S = 1/2*(inv(T) - inv(S))
