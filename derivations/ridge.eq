@title Ridge regression
input X : matrix(N, d)
label y : vector(N)
parameter w : vector(d)
lambda : positive scalar
r = X*w - y
L = 1/2*r^2 + 1/2*lambda*w^2
claim ∂L/∂w = X'*(X*w - y) + lambda*w
claim ∂L/∂w = (X'*X + lambda*eye(d))*w - X'*y
