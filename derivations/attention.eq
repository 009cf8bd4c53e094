@title Attention
input X : matrix(n, d)
label T : matrix(n, v)
parameter Wq : matrix(d, k)
parameter Wk : matrix(d, k)
parameter Wv : matrix(d, v)
Q = X*Wq
K = X*Wk
V = X*Wv
S = 1/sqrt(k)*Q*K'
A = softmax(S)
O = A*V
L = 1/2*norm2(O - T)^2
claim ∂L/∂V = A'*∂L/∂O
claim ∂L/∂A = ∂L/∂O*V'
claim ∂L/∂Q = 1/sqrt(k)*∂L/∂S*K
claim ∂L/∂K = 1/sqrt(k)*(∂L/∂S)'*Q
claim ∂L/∂S = A .* (∂L/∂A - (∂L/∂A .* A)*ones(n)*ones(n)')
