@title Rayleigh quotient
# Where its gradient is 0, w is an eigenvector.
input S : symmetric matrix(n, n)
parameter w : vector(n)
q = w'*S*w/(w'*w)
claim ∂q/∂w = 2/(w'*w)*(S*w - q*w)
