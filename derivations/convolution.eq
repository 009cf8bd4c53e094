# A layer of kernels over channels, positions counted from 0; g is the gradient of its output.
@title Convolution
@base 0
w : tensor(O, C, k, k); beta : vector(O)
input x : tensor(C, n, n)
input g : tensor(O, n - k + 1, n - k + 1)
y[o,i,j] = beta[o] + sum(c, u, v, w[o,c,u,v]*x[c,i+u,j+v])
L = sum(o, i, j, g[o,i,j]*y[o,i,j])
claim ∂L/∂w[o,c,u,v] = sum(i, j, g[o,i,j]*x[c,i+u,j+v])
claim ∂L/∂x[c,p,q] = sum(o, u, v, w[o,c,u,v]*g[o,p-u,q-v])
claim ∂L/∂beta[o] = sum(i, j, g[o,i,j])
