# Entries outside an array are 0; those of a function of it are not, and may not be written as if they were.
a : vector(n)
b : vector(k)
y = conv(a, sigma(b))
z = conv(tanh(a), b + 1, pad=1)
u = conv(a, ones(2))
L = sum(y.^2) + sum(z.^2) + sum(u.^2)
