@title Contrastive loss of a batch
# Row i of A belongs to row i of B; tau is the temperature.
parameter A : matrix(N, d)
parameter B : matrix(N, d)
tau : positive scalar
S = 1/tau*A*B'
L = -1/N*tr(logsoftmax(S))
claim ∂L/∂S = 1/N*(softmax(S) - eye(N))
claim ∂L/∂A = 1/tau*∂L/∂S*B
claim ∂L/∂B = 1/tau*(∂L/∂S)'*A
