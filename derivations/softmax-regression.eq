@title Softmax regression, a batch
input X : matrix(N, d)
label Y : matrix(N, k)
W : matrix(d, k); b : vector(k)
Z = X*W + b
P = softmax(Z)
L = -1/N*sum(Y .* log(P))
assume sum(Y, axis=2) = 1
claim ∂L/∂Z = 1/N*(P - Y)
claim ∂L/∂W = 1/N*X'*(P - Y)
claim ∂L/∂b = 1/N*(P - Y)'*ones(N)
