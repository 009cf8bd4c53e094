# What the identities beside this file speak of.
x, y, w : vector(n)
t : probability vector(n)
h : onehot vector(n)
s : binary vector(n)
a, b : scalar
pa, pb : positive scalar
A, B, C : matrix(n, n)
S : symmetric matrix(n, n)
Q : orthogonal matrix(n, n)
D : diagonal matrix(n, n)
P : definite matrix(n, n)
X : matrix(m, n)
z : vector(m)
r : vector(3)
U : matrix(2, 3)
f : function
g : function
loss = sum(x) + sum(y)+sum(w)+sum(t)+sum(h)+sum(s)+a+b+pa+pb+tr(A)+tr(B)+tr(C)+tr(S)+tr(Q)+tr(D)+tr(P)+sum(X*x)+sum(z)+sum(f(x))+sum(g(y))+sum(U*r)
