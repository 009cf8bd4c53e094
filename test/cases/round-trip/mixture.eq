# Many operators at once, on expressions and not on names.
X : matrix(n, n)
S : definite matrix(n, n)
a : vector(n)
b : vector(n)
c1 = sum(leakyrelu(X) + elu(X) + gelu(X) + silu(X) + softplus(X))
c2 = logdet(S) + tr(inv(S)*X) + norm1(a) + mean(X)
c3 = sum(layernorm(a).*b) + logsumexp(a) + crossentropy(softmax(a), softmax(b))
c4 = sum(kron(X, S)) + sum(conv(a, b[1]*ones(2), stride=1)) + sum(hcat(X, S)) + [a[1] < b[1]]
L = c1 + c2 + c3 + c4 + det(X) + sum(vec(X).^2) + norm2(sum(X, axis=1))
