# The gradient is zero where X'*X*beta = X'*Y.
@title Linear regression
input X : matrix(n, K + 1)
label Y : vector(n)
beta : vector(K + 1)
epsilon = Y - X*beta
SSE = epsilon'*epsilon
claim ∂SSE/∂beta = -2*X'*epsilon
claim ∂SSE/∂beta = 2*(X'*X*beta - X'*Y)
