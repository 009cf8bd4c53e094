@title Matrix factorisation
# M[u,i] is 1 where user u has rated item i.
input M : matrix(m, n)
label R : matrix(m, n)
parameter P : matrix(m, k)
parameter Q : matrix(n, k)
lambda : positive scalar
E = M .* (P*Q' - R)
L = 1/2*norm2(E)^2 + 1/2*lambda*(norm2(P)^2 + norm2(Q)^2)
claim ∂L/∂P = (M .* E)*Q + lambda*P
claim ∂L/∂Q = (M .* E)'*P + lambda*Q
