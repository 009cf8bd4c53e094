# One weight of the first layer: every factor of its derivative.
@title Full gradient
@alias W1 = W^{(1)}
@alias W2 = W^{(2)}
@alias W1[i,j] = w_{ij}^{(1)}
@alias W2[i,j] = w_{ij}^{(2)}
@alias s = S
input x : vector(2)
label t : vector(3)
W1 : matrix(3, 2); W2 : matrix(3, 3)
a = W1*x
s = sigma(a)
b = W2*s
h = sigma(b)
y = softmax(h)
L = -sum(i, t[i]*log(y[i]))
assume sum(t) = 1
claim ∂L/∂h[i] = y[i] - t[i]
claim ∂L/∂s[j] = sum(i, ∂L/∂h[i]*∂h[i]/∂b[i]*∂b[i]/∂s[j])
claim ∂L/∂s[j] = sum(i, ∂L/∂h[i]*h[i]*(1 - h[i])*W2[i,j])
claim ∂L/∂W1[j,k] = ∂L/∂s[j]*∂s[j]/∂a[j]*∂a[j]/∂W1[j,k]
claim ∂L/∂W1[1,1] = ∂L/∂s[1]*s[1]*(1 - s[1])*x[1]
claim ∂L/∂W1[j,k] = sum(i, (y[i] - t[i])*h[i]*(1 - h[i])*W2[i,j]*s[j]*(1 - s[j])*x[k])
