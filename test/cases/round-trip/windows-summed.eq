a : vector(n)
b : vector(k)
c : vector(2*h + k - 4)
L = sum(conv(a, ones(2))) + sum(conv(exp(c), 2*b, stride=2, pad=1)) + sum(conv(a, exp(b)))
