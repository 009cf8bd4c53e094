@title Elastic net
input X : matrix(N, d)
label y : vector(N)
parameter w : vector(d)
lambda : positive scalar; mu : positive scalar
L = 1/(2*N)*(X*w - y)^2 + lambda*norm1(w) + 1/2*mu*w^2
