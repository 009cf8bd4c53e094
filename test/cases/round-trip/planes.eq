X : matrix(m, n)
W : matrix(p, q)
Y = conv(sigma(X), exp(W), pad=1)
L = sum(Y.^2)
