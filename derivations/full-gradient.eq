# One weight of the first layer: every factor of its derivative.
@title Full gradient
input x : vector(2)
label t : vector(3)
W1 : matrix(3, 2); W2 : matrix(3, 3)
a = W1*x
s = sigma(a)
b = W2*s
h = sigma(b)
y = softmax(h)
L = -sum(t .* log(y))
assume sum(t) = 1
claim dL/dh[i] = y[i] - t[i]
claim dL/ds[j] = sum(i, dL/dh[i]*dh[i]/db[i]*db[i]/ds[j])
claim dL/ds[j] = sum(i, dL/dh[i]*h[i]*(1 - h[i])*W2[i,j])
claim dL/dW1[j,k] = dL/ds[j]*ds[j]/da[j]*da[j]/dW1[j,k]
claim dL/dW1[1,1] = dL/ds[1]*s[1]*(1 - s[1])*x[1]
claim dL/dW1[j,k] = sum(i, (y[i] - t[i])*h[i]*(1 - h[i])*W2[i,j]*s[j]*(1 - s[j])*x[k])
